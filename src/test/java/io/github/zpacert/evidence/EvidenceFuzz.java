package io.github.zpacert.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.FuzzTarget;
import io.github.zpacert.report.EvidenceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An evidence log: as it is, and with whatever its records say as if we had written it. */
public final class EvidenceFuzz implements FuzzTarget {

  @Override
  public List<byte[]> seeds() {
    return List.of(Events.all().stream()
        .map(EvidenceFuzz::line)
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(US_ASCII));
  }

  private static String line(Event event) {
    var json = Json.object().put("seq", 1).put("time", "2026-11-23T10:00:00Z");
    event.write(json.put("type", event.type()));
    return Json.line(json.put("previous", Seal.NOTHING));
  }

  @Override
  public void eat(byte[] input) throws IOException {
    Stories stories = new Stories();
    Chain chain = Verifier.read(new ByteArrayInputStream(input), stories);
    if (chain.flaw().isEmpty()
        && chain.tail().isEmpty()
        && chain.records() == 0
        && input.length > 0) {
      throw new AssertionError("something was taken for nothing");
    }
    new String(input, ISO_8859_1)
        .lines()
        .filter(l -> l.length() > 2 && l.endsWith("}"))
        .flatMap(l -> Entry.of(1, Seal.sealed(l)).stream())
        .forEach(stories);
    String shown = EvidenceText.verdict("log", chain, stories.all())
        + EvidenceText.show(stories.all().stream()
            .flatMap(s ->
                s.as(new Story.Wish(Optional.empty(), Optional.empty(), Optional.empty())).stream())
            .collect(ImmutableList.toImmutableList()));
    if (shown.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new AssertionError("a terminal could be steered: " + shown);
    }
  }
}
