package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateJsonTest {

  private static final String HINT =
      " (restore a copy of the state; it is not meant to be edited by hand)";

  @Test
  void writesEveryFieldInAFixedOrder() {
    State state = state();

    String json = StateJson.write(state);

    assertEquals(
        """
        {
          "version": 2,
          "checksum": "%5$s",
          "serial": 7,
          "lineage": "lineage-a",
          "tenant": {
            "customerId": "216196257331281920",
            "cloud": "production"
          },
          "resources": [
            {
              "address": "Default/portal",
              "id": "72057594037928115",
              "microtenantId": "0",
              "fingerprint": "%1$s",
              "publicKey": "%2$s",
              "notBefore": "2026-01-01T00:00:00Z",
              "notAfter": "2027-01-01T23:59:59Z",
              "description": "Managed by zpacert",
              "protect": false,
              "staged": {
                "id": "72",
                "name": "portal-cccccccc",
                "fingerprint": "%3$s"
              },
              "retired": [
                {
                  "id": "70",
                  "name": "portal.retired-dddddddd",
                  "fingerprint": "%4$s",
                  "keepUntil": "2026-11-23T12:00:00Z"
                }
              ],
              "writtenAt": "2026-11-23T12:00:00Z",
              "writtenBy": "apply by ci@runner-7"
            }
          ],
          "journal": [
            {
              "operation": "update",
              "address": "Default/portal",
              "microtenantId": "0",
              "name": "portal",
              "id": "72",
              "fingerprint": "%3$s",
              "at": "2026-11-23T12:00:00Z"
            }
          ]
        }
        """.formatted(
                "a".repeat(64), "b".repeat(64), "c".repeat(64), "d".repeat(64), checksumOf(json)),
        json);
  }

  @Test
  void writesAStateThatOwnsNothing() {
    String json = StateJson.write(States.state(0));

    assertEquals("""
        {
          "version": 2,
          "checksum": "%s",
          "serial": 0,
          "lineage": "lineage-a",
          "tenant": {
            "customerId": "216196257331281920",
            "cloud": "production"
          },
          "resources": [],
          "journal": []
        }
        """.formatted(checksumOf(json)), json);
  }

  @Test
  void doesNotDependOnTheOrderInWhichCertificatesCame() {
    assertEquals(
        StateJson.write(States.state(1, "a", "b", "c")),
        StateJson.write(States.state(1, "c", "a", "b")));
  }

  @Test
  void readsBackWhateverItWrote() throws Exception {
    for (int seed = 0; seed < 500; seed++) {
      State state = States.random(new SplittableRandom(seed));

      byte[] file = StateJson.write(state).getBytes(UTF_8);

      assertEquals(state, StateJson.read(file, "s"), "seed " + seed);
      assertEquals(
          StateJson.write(States.random(new SplittableRandom(seed))),
          new String(file, UTF_8),
          "seed " + seed);
    }
  }

  @Test
  void refusesAFileThatWasCutOffAnywhere() {
    byte[] file = StateJson.write(state()).getBytes(UTF_8);
    for (int length = 0; length < file.length - 1; length++) {
      byte[] start = Arrays.copyOf(file, length);

      var e = assertThrows(StateException.class, () -> StateJson.read(start, "s"));

      assertEquals(Kind.UNREADABLE, e.kind());
    }
  }

  @Test
  void readsTheSameOrNothingFromAFileWithAnyByteChanged() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    State before = States.random(new SplittableRandom(5));
    byte[] whole = StateJson.write(before).getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] file = whole.clone();
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      try {
        State state = StateJson.read(file, "s");
        assertEquals(before, state);
      } catch (StateException e) {
        assertEquals(Kind.UNREADABLE, e.kind());
      }
    }
  }

  @Test
  void sealsTheTextWithAChecksumOfAllTheRest() {
    String json = StateJson.write(state());

    String unsealed = json.replaceFirst("  \"checksum\": \"[0-9a-f]{64}\",\n", "");
    assertEquals(Hashing.sha256().hashString(unsealed, UTF_8).toString(), checksumOf(json));
  }

  @Test
  void readsNoStateThatSomebodyElseHasChangedUnlessItIsMeant() throws Exception {
    String changed = StateJson.write(state()).replace("Managed by zpacert", "Managed by hand");

    var e = assertThrows(StateException.class, () -> StateJson.read(changed, "s"));

    assertEquals(
        "s: the state is not as it was written: its content does not fit its checksum (restore a copy of it; if the"
            + " change is meant: zpacert state push --force FILE)",
        e.reason());
    assertEquals(
        "Managed by hand",
        StateJson.readEdited(changed, "s").resources().values().asList().get(0).description());
  }

  @Test
  void readsTheVersionThatHadNoChecksum() throws Exception {
    String old = StateJson.write(state())
        .replaceFirst("  \"checksum\": \"[0-9a-f]{64}\",\n", "")
        .replace("\"version\": 2", "\"version\": 1");

    assertEquals(state(), StateJson.read(old, "s"));
    StateSchema.assertAllows(old);
  }

  /** What the schema refuses too; where the two differ is below. */
  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
          "serial": 7          | "serial": -7         | s:4:13: "serial" must be from 0 to 9223372036854775807
          "serial": 7          | "serial": 99999999999999999999 | s:4:13: "serial" must be from 0 to 9223372036854775807
          "serial": 7          | "serial": 7.5        | s:4:13: "serial" must be a whole number, not a number with a fraction
          "serial": 7          | "serial": "7"        | s:4:13: "serial" must be a whole number, not a string
          "serial": 7,         | ``                   | s:1:1: the state has no "serial"
          "serial": 7          | "serail": 7          | s:4:13: unknown field "serail" in the state; did you mean "serial"?
          "lineage": "lineage-a" | "lineage": ""      | s:5:14: "lineage" is empty
          "lineage": "lineage-a" | "lineage": null    | s:5:14: "lineage" must be a string, not null
          "cloud": "production" | "clout": "production" | s:8:14: unknown field "clout" in "tenant"; did you mean "cloud"?
          "customerId": "216196257331281920" | "customerId": 216196257331281920 | s:7:19: "customerId" must be a string, not a whole number
          "address": "Default/portal" | "address": "portal" | s:12:18: "address" must be "Microtenant/name", not "portal"
          "resources": [       | "resources": [ [],   | s:10:18: an entry of "resources" must be an object, not a list
          "id": "72057594037928115", | ``             | s:11:5: an entry of "resources" has no "id"
          "id": "72057594037928115" | "id": ""        | s:13:13: "id" is empty
          "protect": false     | "protect": "no"      | s:20:18: "protect" must be true or false, not a string
          "protect": false     | "protect": false, "privateKey": "x" | s:20:39: unknown field "privateKey" in an entry of "resources"
          "notAfter": "2027-01-01T23:59:59Z" | "notAfter": "tomorrow" | s:18:19: "notAfter" must be a time such as 2026-11-23T10:00:00Z
          "notAfter": "2027-01-01T23:59:59Z" | "notAfter": "2027-01-01T23:59:59+01:00" | s:18:19: "notAfter" must be a time such as 2026-11-23T10:00:00Z
          "publicKey": "bb     | "publicKey": "BB     | s:16:20: "publicKey" must be 64 lower-case hexadecimal digits
          "name": "portal-cccccccc", | ``             | s:21:17: "staged" has no "name"
          "staged": {          | "staged": false, "x": { | s:21:29: unknown field "x" in an entry of "resources"
          "journal": [         | "journal": [ 7,      | s:38:16: an entry of "journal" must be an object, not a whole number
          "operation": "update" | "operation": "UPDATE" | s:40:20: "operation" must be one of "create", "update", "delete", "repoint"
          "address": "Default/portal" | "address": 7  | s:12:18: "address" must be a string, not a whole number
          "fingerprint": "cc   | "fingerprint": "!c   | s:24:24: "fingerprint" must be 64 lower-case hexadecimal digits
          """)
  void refusesWhatTheSchemaRefuses(String text, String instead, String message) {
    String json = edited(text, instead);

    var e = assertThrows(StateException.class, () -> StateJson.read(json, "s"));

    assertEquals(message + HINT, e.reason());
    assertEquals(Kind.UNREADABLE, e.kind());
    StateSchema.assertRefuses(json);
  }

  /** What no schema can tell: the text below the values, and the calendar. */
  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
          "serial": 7          | "serial": 7, "serial": 8 | s:4:16: "serial" stands twice in the same object
          "protect": false     | "protect": false, "protect": true | s:20:25: "protect" stands twice in the same object
          "serial": 7          | "serial": 07         | s:4:14: not JSON
          "serial": 7          | serial: 7            | s:4:3: not JSON
          "notAfter": "2027-01-01T23:59:59Z" | "notAfter": "2027-02-30T23:59:59Z" | s:18:19: "notAfter" must be a time such as 2026-11-23T10:00:00Z
          """)
  void refusesWhatNoSchemaCanTell(String text, String instead, String message) {
    String json = edited(text, instead);

    var e = assertThrows(StateException.class, () -> StateJson.read(json, "s"));

    assertEquals(message + HINT, e.reason());
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
          ``                          | s: the file is empty
          `  `                        | s: the file is empty
          []                          | s:1:1: the state must be an object, not a list
          {}                          | s:1:1: the state has no "version"
          {"version": 1} x            | s:1:16: not JSON
          {"version": 1} {}           | s:1:16: something follows the end of the state
          {"version": "1"}            | s:1:13: "version" must be a whole number, not a string
          -----BEGIN EC PRIVATE KEY----- | s:1:2: not JSON
          """)
  void refusesWhatIsNoState(String text, String message) {
    var e = assertThrows(StateException.class, () -> StateJson.read(text, "s"));

    assertEquals(message + HINT, e.reason());
  }

  @Test
  void saysWhereAFileWasCutOff() {
    var e = assertThrows(StateException.class, () -> StateJson.read("{\n  \"version\": 1,\n", "s"));

    assertEquals("s:3:1: the file ends in the middle: it was cut off" + HINT, e.reason());
  }

  @Test
  void asksForAnUpgradeBeforeAllElseWhenANewerVersionWroteTheFile() {
    var e = assertThrows(
        StateException.class, () -> StateJson.read("{\"version\": 3, \"shards\": []}", "s"));

    assertEquals(
        "s:1:13: state version 3 was written by a newer zpacert; this one reads versions up to 2:"
            + " upgrade zpacert",
        e.reason());
  }

  @Test
  void refusesAVersionThatNeverWas() {
    var e = assertThrows(StateException.class, () -> StateJson.read("{\"version\": 0}", "s"));

    assertEquals(
        "s:1:13: unknown state version 0; this zpacert reads versions up to 2", e.reason());
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] latin1 = {'"', (byte) 0xFC, '"'};

    var e = assertThrows(StateException.class, () -> StateJson.read(latin1, "s"));

    assertEquals("s: the file is not UTF-8" + HINT, e.reason());
  }

  @Test
  void refusesAFileThatIsTooLargeToBeOurs() {
    byte[] large = new byte[StateJson.MAX_BYTES + 1];

    var e = assertThrows(StateException.class, () -> StateJson.read(large, "s"));

    assertEquals("s: the file has more than 67108864 bytes" + HINT, e.reason());
  }

  @Test
  void refusesAnAddressThatStandsTwice() {
    String json = StateJson.write(States.state(1, "portal", "shop")).replace("/shop", "/portal");

    var e = assertThrows(StateException.class, () -> StateJson.read(json, "s"));

    assertEquals("s:24:5: \"Default/portal\" stands twice" + HINT, e.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesAnyDepthOfNesting(String opening) {
    String json = opening.repeat(100_000);

    var e = assertThrows(StateException.class, () -> StateJson.read(json, "s"));

    assertEquals("s: no state: values nested too deeply, or too long" + HINT, e.reason());
  }

  @Test
  void writesWhatTheSchemaAllows() {
    StateSchema.assertAllows(StateJson.write(state()));
    for (int seed = 0; seed < 100; seed++) {
      StateSchema.assertAllows(StateJson.write(States.random(new SplittableRandom(seed))));
    }
  }

  private static String edited(String text, String instead) {
    String json = StateJson.write(state());
    int at = json.indexOf(text);
    assertEquals(true, at >= 0, text);
    return json.substring(0, at) + instead + json.substring(at + text.length());
  }

  private static String checksumOf(String json) {
    return json.replaceFirst("(?s).*\"checksum\": \"([0-9a-f]{64})\".*", "$1");
  }

  private static State state() {
    Owned portal = States.owned("portal");
    Owned staged = new Owned(
        portal.address(),
        portal.id(),
        portal.microtenantId(),
        portal.fingerprint(),
        portal.publicKey(),
        portal.notBefore(),
        portal.notAfter(),
        portal.description(),
        portal.protect(),
        Optional.of(new Staged("72", "portal-cccccccc", States.fingerprint('c'))),
        ImmutableList.of(
            new Retired("70", "portal.retired-dddddddd", States.fingerprint('d'), States.NOON)),
        portal.writtenAt(),
        portal.writtenBy());
    Intent intent = Intent.ofCertificate(
        Intent.Operation.UPDATE,
        new Address("Default", "portal"),
        "0",
        "portal",
        Optional.of("72"),
        Optional.of(States.fingerprint('c')),
        States.NOON);
    return States.state(7).with(staged).withJournal(ImmutableList.of(intent));
  }
}
