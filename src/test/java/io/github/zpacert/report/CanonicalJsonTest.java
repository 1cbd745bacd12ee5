package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void sortsKeysAndLeavesOutBlanks() {
    assertEquals(
        "{\"a\":[1,true,null,{}],\"b\":{\"c\":\"d\",\"e\":[]}}",
        canonical("{ \"b\": {\"e\": [], \"c\": \"d\"}, \"a\": [1, true, null, {}] }"));
  }

  @Test
  void sortsKeysByTheirUtf16Units() {
    // RFC 8785 §3.2.3: U+1F600 begins with the unit D83D, and comes before U+FB33
    assertEquals(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"\u00f6\":4,\"\u20ac\":5,\"\ud83d\ude00\":6,\"\ufb33\":7}",
        canonical(
            "{\"\\u20ac\":5,\"\\r\":1,\"\\ufb33\":7,\"1\":2,\"\\ud83d\\ude00\":6,\"\\u0080\":3,\"\\u00f6\":4}"));
  }

  @Test
  void escapesWhatMustBeAndNothingElse() {
    assertEquals(
        "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\u007f\"",
        canonical(
            "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\t\\f\\r\\u007f\""));
  }

  @Test
  void keepsHalvesOfCharactersApart() {
    assertEquals(
        "\"\\ud83d\\udc00\\ud83d\"".replace("\\ud83d\\udc00", "\ud83d\udc00"),
        canonical("\"\\ud83d\\udc00\\ud83d\""));
    assertEquals("\"\\udc00x\\ud800\"", canonical("\"\\udc00x\\ud800\""));
  }

  @Test
  void theDigestIsThatOfTheUtf8Text() {
    // printf '{"a":"ä"}' | sha256sum
    assertEquals(
        "46e7684c4b1944115e7f227c9f2d1275a3edf7806a40d523d1c77e0df97b3432",
        CanonicalJson.sha256(Json.parse("{\"a\": \"\\u00e4\"}")));
  }

  private static String canonical(String json) {
    return CanonicalJson.of(Json.parse(json));
  }
}
