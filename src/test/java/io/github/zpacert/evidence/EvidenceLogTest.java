package io.github.zpacert.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.zpacert.evidence.Chain.Torn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLogTest {

  private static final String CHANGED = "it is not as it was written";
  private static final String OUT_OF_ORDER =
      "it does not follow the line before it: a record was removed, added or moved";

  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void begin() {
    file = folder.resolve("log.jsonl");
  }

  private EvidenceLog open() throws IOException {
    return EvidenceLog.open(file, Events.CLOCK);
  }

  private void append(Event... events) throws IOException {
    try (EvidenceLog log = open()) {
      for (Event event : events) {
        log.append(event);
      }
    }
  }

  private void appendARun(String run) throws IOException {
    append(Events.begun(run), Events.sending(run, "Default/a"), Events.ended(run));
  }

  private Chain chain() throws IOException {
    return chain(Files.readAllBytes(file));
  }

  private static Chain chain(byte[] log) throws IOException {
    return Verifier.read(new ByteArrayInputStream(log), entry -> {});
  }

  @Test
  void writesOneLineOfAsciiForEachRecordAndNamesTheOneBefore() throws Exception {
    append(Events.begun("r1"), Events.ended("r1"));

    List<String> lines = Files.readAllLines(file, US_ASCII);
    assertEquals(2, lines.size());
    assertEquals(
        "{\"seq\":1,\"time\":\"2026-11-23T10:00:00.500Z\",\"type\":\"begun\",\"run\":\"r1\"",
        lines.get(0).substring(0, 68));
    assertTrue(lines.get(0).contains("dora\\u001B[31m"), lines.get(0));
    assertTrue(lines.get(0).contains("fire\\u007f"), lines.get(0));
    assertFalse(lines.get(0).contains("\u001b"));
    String digest = lines.get(0).replaceAll("^.*\"digest\":\"([0-9a-f]*)\"}$", "$1");
    assertEquals(
        Hashing.sha256()
            .hashString(lines.get(0).replaceAll(",\"digest\":\"[0-9a-f]*\"}$", "}"), US_ASCII)
            .toString(),
        digest);
    assertTrue(lines.get(1).contains("\"previous\":\"" + digest + "\""), lines.get(1));
  }

  @Test
  void keepsToItsSchema() throws Exception {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("schema/evidence.schema.json")), InputFormat.JSON);
    append(Events.all().toArray(Event[]::new));

    for (String line : Files.readAllLines(file)) {
      assertEquals(List.of(), schema.validate(line, InputFormat.JSON), line);
      String more = line.replace("{\"seq\"", "{\"more\":1,\"seq\"");
      assertFalse(schema.validate(more, InputFormat.JSON).isEmpty(), more);
    }
  }

  @Test
  void isReadByItsOwnerAlone() throws Exception {
    appendARun("r1");

    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
  }

  @Test
  void goesOnWhereItHasEnded() throws Exception {
    appendARun("r1");
    byte[] before = Files.readAllBytes(file);
    appendARun("r2");

    byte[] after = Files.readAllBytes(file);
    assertEquals(List.of(), new ArrayList<>(chain().torn()));
    assertEquals(6, chain().records());
    assertTrue(Arrays.equals(before, Arrays.copyOf(after, before.length)));
  }

  @Test
  void findsEveryByteThatIsChanged() throws Exception {
    append(Events.ended("r1"));
    Files.writeString(file, Files.readString(file) + "{\"seq\":2,\"ti");
    append(Events.ended("r2"));
    byte[] log = Files.readAllBytes(file);
    assertEquals(1, chain(log).torn().size());
    Random random = new Random(7);

    for (int at = 0; at < log.length; at++) {
      byte[] changed = log.clone();
      changed[at] ^= (byte) (1 + random.nextInt(255));
      Chain found = chain(changed);
      boolean isTail = at == log.length - 1 && found.tail().isPresent();
      assertTrue(found.flaw().isPresent() || isTail, "byte " + at + " is " + changed[at]);
    }
  }

  @Test
  void findsEveryRecordThatIsRemovedRepeatedOrMoved() throws Exception {
    appendARun("r1");
    appendARun("r2");
    List<String> lines = Files.readAllLines(file);

    for (int i = 0; i < lines.size() - 1; i++) {
      List<String> removed = new ArrayList<>(lines);
      removed.remove(i);
      assertEquals(Optional.of(new Flaw(i + 1, OUT_OF_ORDER)), chain(removed).flaw());
      List<String> repeated = new ArrayList<>(lines);
      repeated.add(i, lines.get(i));
      assertEquals(Optional.of(new Flaw(i + 2, OUT_OF_ORDER)), chain(repeated).flaw());
      List<String> moved = new ArrayList<>(lines);
      moved.add(i, moved.remove(i + 1));
      assertEquals(Optional.of(new Flaw(i + 1, OUT_OF_ORDER)), chain(moved).flaw());
    }
  }

  private static Chain chain(List<String> lines) throws IOException {
    return chain((String.join("\n", lines) + "\n").getBytes(US_ASCII));
  }

  @Test
  void goesOnAfterARecordThatWasCutOffAnywhere() throws Exception {
    appendARun("r1");
    byte[] one = Files.readAllBytes(file);
    append(Events.ended("r1"));
    byte[] two = Files.readAllBytes(file);

    // all but the line feed is a whole record
    for (int cut = one.length + 1; cut < two.length - 1; cut += 37) {
      Files.write(file, Arrays.copyOf(two, cut));
      String sha256 =
          Hashing.sha256().hashBytes(two, one.length, cut - one.length).toString();
      Torn torn = new Torn(4, cut - one.length, sha256);
      assertEquals(Optional.of(torn), chain().tail());
      assertEquals(Optional.empty(), chain().flaw());

      appendARun("r2");

      assertEquals(ImmutableList.of(torn), chain().torn());
      assertEquals(Optional.empty(), chain().tail());
      assertEquals(7, chain().records());
      assertTrue(Files.readString(file).startsWith(new String(two, 0, cut, US_ASCII) + "\n{"));
    }
  }

  @Test
  void goesOnAfterARecordThatLacksItsLineFeedAlone() throws Exception {
    appendARun("r1");
    String whole = Files.readString(file);
    Files.writeString(file, whole.stripTrailing());

    appendARun("r2");

    assertEquals(ImmutableList.of(), chain().torn());
    assertEquals(6, chain().records());
    assertTrue(Files.readString(file).startsWith(whole));
  }

  @Test
  void goesOnAfterTheRecordOfATearWasTornToo() throws Exception {
    appendARun("r1");
    Files.writeString(file, Files.readString(file) + "{\"seq\":4,\"ti");
    append();
    String recovered = Files.readString(file);
    Files.writeString(file, recovered.substring(0, recovered.length() - 40));

    append(Events.begun("r2"));

    assertEquals(Optional.empty(), chain().flaw());
    assertEquals(1, chain().torn().size());
    assertEquals(4, chain().torn().get(0).line());
    assertEquals(5, chain().records());
  }

  @Test
  void acceptsNoTearBeforeRecordsThatAreWhole() throws Exception {
    appendARun("r1");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, lines.get(1).substring(9));
    // without its line feed, the end looks torn; what stands before it does not
    String log = String.join("\n", lines);

    assertEquals(
        Optional.of(new Flaw(2, CHANGED)), chain(log.getBytes(US_ASCII)).flaw());
  }

  @Test
  void addsNothingToWhatCannotBeTrusted() throws Exception {
    appendARun("r1");
    Files.writeString(file, Files.readString(file).replace("\"exit\":0", "\"exit\":1"));
    String before = Files.readString(file);

    BrokenLogException e = assertThrows(BrokenLogException.class, this::open);
    assertThrows(BrokenLogException.class, () -> EvidenceLog.check(file));

    assertEquals(new Flaw(3, CHANGED), e.flaw());
    assertEquals(before, Files.readString(file));
    EvidenceLog.check(folder.resolve("none"));
  }

  @Test
  void isNoPlaceForOtherFiles() throws Exception {
    Files.writeString(file, "version: 1\ntenant: {}\n");

    BrokenLogException e = assertThrows(BrokenLogException.class, this::open);

    assertEquals(new Flaw(1, CHANGED), e.flaw());
  }

  @Test
  void isWrittenByOneAtATime() throws Exception {
    try (EvidenceLog first = open()) {
      first.append(Events.begun("r1"));

      LogInUseException e = assertThrows(LogInUseException.class, this::open);
      assertEquals("another run writes to the evidence log \"" + file + "\"", e.getMessage());
    }

    appendARun("r2");
    assertEquals(4, chain().records());
  }

  @Test
  void takesNothingMoreOnceItHasFailed() throws Exception {
    EvidenceLog log = open();
    log.append(Events.begun("r1"));
    log.close();

    String first =
        assertThrows(IOException.class, () -> log.append(Events.ended("r1"))).getMessage();
    String second =
        assertThrows(IOException.class, () -> log.append(Events.ended("r1"))).getMessage();

    assertEquals("cannot write the evidence log \"" + file + "\": Stream Closed", first);
    assertEquals(first, second);
    assertEquals(1, chain().records());
  }

  @Test
  void tellsWhyItCannotBeOpened() {
    file = folder.resolve("no/such/log.jsonl");
    assertEquals(
        "cannot make the evidence log \"" + file + "\": there is no such folder",
        assertThrows(IOException.class, this::open).getMessage());
    file = folder;
    assertEquals(
        "the evidence log \"" + folder + "\" is not a file",
        assertThrows(IOException.class, this::open).getMessage());
  }
}
