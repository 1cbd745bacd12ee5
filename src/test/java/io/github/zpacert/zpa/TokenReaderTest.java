package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReaderTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);

  @ParameterizedTest
  @CsvSource({"3600,3540", "'\"3600\"',3540", "83999,83939", "120,60", "60,30", "1,0"})
  void keepsATokenUntilAMinuteBeforeItsEndOrForHalfAShortLife(String expiresIn, long seconds)
      throws Exception {
    Token token =
        read("{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"expires_in\":" + expiresIn + "}");

    assertEquals(NOW.plusSeconds(seconds).getEpochSecond(), token.staleAt().getEpochSecond());
    assertEquals("Bearer t", token.authorization());
  }

  @Test
  void takesTheEndFromTheTokenWhereTheAnswerDoesNotSay() throws Exception {
    String claims = Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString("{\"a\":[1],\"exp\":1780001000}".getBytes(UTF_8));

    Token token = read("{\"access_token\":\"h." + claims + ".s\"}");

    assertEquals(NOW.plusSeconds(940), token.staleAt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b.c", "a.e30.c"})
  void assumesAShortLifeWhereNobodySays(String text) throws Exception {
    assertEquals(
        NOW.plusSeconds(300), read("{\"access_token\":\"" + text + "\"}").staleAt());
  }

  @Test
  void refusesAnAnswerWithoutAToken() {
    var e = assertThrows(MalformedException.class, () -> read("{\"expires_in\":1}"));

    assertEquals("the answer holds no access token", e.reason());
  }

  private static Token read(String json) throws Exception {
    return new TokenReader(NOW).read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }
}
