package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockInfoJsonTest {

  private static final LockInfo INFO = new LockInfo(
      "4f1c", "apply", "nightly", "ci@runner-7", "0.1.0", States.NOON, "zpacert.state.json");

  @Test
  void writesTerraformsSevenKeys() {
    String json = LockInfoJson.write(INFO);

    assertEquals("""
        {
          "ID": "4f1c",
          "Operation": "apply",
          "Info": "nightly",
          "Who": "ci@runner-7",
          "Version": "0.1.0",
          "Created": "2026-11-23T12:00:00Z",
          "Path": "zpacert.state.json"
        }
        """, json);
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(Optional.of(INFO), LockInfoJson.read(LockInfoJson.write(INFO)));
  }

  @Test
  void readsWhatTerraformWrites() {
    String json = """
        {"ID":"e3","Operation":"OperationTypeApply","Info":"","Who":"a@b","Version":"1.15.0",
        "Created":"2026-11-23T10:00:00.123456789+01:00","Path":"","More":[1]}""";

    assertEquals(
        Optional.of(new LockInfo(
            "e3",
            "OperationTypeApply",
            "",
            "a@b",
            "1.15.0",
            Instant.parse("2026-11-23T09:00:00.123456789Z"),
            "")),
        LockInfoJson.read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"ID\": \"\", \"Created\": \"2026-11-23T12:00:00Z\"}",
        "{\"ID\": 7, \"Created\": \"2026-11-23T12:00:00Z\"}",
        "{\"Created\": \"2026-11-23T12:00:00Z\"}",
        "{\"ID\": \"4f1c\"}",
        "{\"ID\": \"4f1c\", \"Created\": \"yesterday\"}"
      })
  void findsNoLockInWhatHasNoIdOrNoTime(String json) {
    assertEquals(Optional.empty(), LockInfoJson.read(json));
  }

  @Test
  void namesTheHolderForPeople() {
    assertEquals(
        "\"apply\" of ci@runner-7 since 2026-11-23T12:00:00Z, lock id 4f1c", INFO.toString());
  }
}
