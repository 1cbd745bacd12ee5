package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.FuzzTarget;
import io.github.zpacert.diag.Log;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Secret;
import io.github.zpacert.net.Redaction;
import io.github.zpacert.net.RetryAfter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/** An answer of ZPA's: the first byte says what it answers, the rest is its body. */
public final class ApiFuzz implements FuzzTarget {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String TOKEN = "a-token-that-nobody-must-see";

  private final CertificateJson certificates = new CertificateJson(Log.SILENT);
  private final Redaction redaction = new Redaction(ImmutableList.of(Secret.of(TOKEN)));

  /** What reads an answer's body. */
  private interface Reader {
    void read(byte[] body) throws IOException, MalformedException;
  }

  private final List<Reader> readers = List.of(
      body -> Page.read(in(body), p -> certificates.read(p, "0")),
      body -> certificates.readWithPem(Json.started(in(body)), "7001"),
      body -> Page.read(in(body), MicrotenantJson::read),
      body -> consumers(ConsumerObject.Type.APPLICATION_SEGMENT, body),
      body -> consumers(ConsumerObject.Type.PRA_PORTAL, body),
      body -> consumers(ConsumerObject.Type.USER_PORTAL, body),
      body -> rewrite(ConsumerObject.Type.APPLICATION_SEGMENT, body),
      body -> rewrite(ConsumerObject.Type.PRA_PORTAL, body),
      body -> new TokenReader(NOW).read(in(body)),
      this::error,
      body -> retryAfter(new String(body, UTF_8)));

  @Override
  public List<byte[]> seeds() {
    String row = Rows.row("1", "portal", TestCertificates.selfSigned("portal"));
    String segment = Shows.segment(
        "1",
        Shows.OF_FINANCE,
        Shows.clientless(Shows.app("7", "100")),
        Shows.inspection(Shows.app("8", "101")),
        Shows.pra(Shows.app("9", "100")));
    String portal = Shows.portal("2", "100", "\"managedByZs\":false");
    List<List<String>> bodies = List.of(
        List.of(Rows.list(row, Rows.pending("2", "b")), "[" + row + "]"),
        List.of(row),
        List.of(Rows.list("{\"id\":\"7001\",\"name\":\"Finance\"}")),
        List.of(Rows.list(segment)),
        List.of(Rows.list(portal)),
        List.of(Rows.list(portal)),
        List.of(segment),
        List.of(portal),
        List.of(
            "{\"access_token\":\"e30.eyJleHAiOjE3ODAwMDAwMDB9.x\",\"expires_in\":\"3600\"}",
            "{\"access_token\":\"e30.eyJleHAiOjE3ODAwMDAwMDB9.x\"}"),
        List.of(
            Rows.error("bad.request", "no " + TOKEN),
            "<html><script>x</script>oops</html>",
            "{\"id\":\"a\",\"reason\":\"b\",\"params\":[\"c\",1,null]}"),
        List.of("13s", "13", "Wed, 21 Oct 2026 07:28:00 GMT"));
    return Stream.iterate(0, i -> i + 1)
        .limit(bodies.size())
        .flatMap(i -> bodies.get(i).stream().map(body -> (char) ('a' + i) + body))
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void eat(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int kind = Math.floorMod(input[0] - 'a', readers.size());
    try {
      readers.get(kind).read(Arrays.copyOfRange(input, 1, input.length));
    } catch (IOException | MalformedException | JacksonException e) {
      // what Wire makes words of
    }
  }

  private static ByteArrayInputStream in(byte[] body) {
    return new ByteArrayInputStream(body);
  }

  private static void consumers(ConsumerObject.Type type, byte[] body)
      throws IOException, MalformedException {
    Page.read(in(body), parser -> {
      ConsumerJson json = ConsumerJson.read(type, parser);
      json.id();
      json.object();
      return json.consumers();
    });
  }

  /** All that is done to an object between its reading and its writing. */
  private static void rewrite(ConsumerObject.Type type, byte[] body)
      throws IOException, MalformedException {
    ObjectNode tree = JsonTree.read(in(body));
    try (JsonParser tokens = JsonTree.tokens(tree)) {
      ConsumerJson.read(type, tokens);
    }
    String before = JsonTree.text(tree);
    ObjectNode swapped =
        HeldCertificates.swapped(tree, type, ImmutableMap.of("100", "200", "101", "201"));
    ConsumerBody.of(swapped, type);
    Differences.summary(Differences.between(NormalForm.of(tree), NormalForm.of(swapped)));
    boolean sameRest = NormalForm.rest(tree, type).equals(NormalForm.rest(swapped, type));
    boolean untouched = JsonTree.text(JsonTree.parse(before)).equals(before)
        && JsonTree.text(tree).equals(before);
    if (!sameRest || !untouched) {
      throw new AssertionError("a swap of certificates changed more than that");
    }
  }

  private void error(byte[] body) {
    var head = new ApiError.Head(400, Optional.of("r-1"), Optional.empty(), Optional.empty());
    String told = ApiError.of(head, new String(body, UTF_8), redaction).toString();
    if (told.contains(TOKEN) || told.codePoints().anyMatch(Character::isISOControl)) {
      throw new AssertionError("says too much: " + told);
    }
  }

  private static void retryAfter(String header) {
    Optional<Duration> wait = RetryAfter.parse(header, NOW);
    if (wait.filter(Duration::isNegative).isPresent()) {
      throw new AssertionError("a negative wait: " + wait);
    }
  }
}
