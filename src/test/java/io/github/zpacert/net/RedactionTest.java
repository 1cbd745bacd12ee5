package io.github.zpacert.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Secret;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private final Redaction redaction =
      new Redaction(ImmutableList.of(Secret.of("abcdefghijklmnopqrstuvwxyz"), Secret.of("s3cr3t")));

  @Test
  void masksEveryStretchOfASecret() {
    assertEquals(
        "bad input *** near ***!",
        redaction.clean("bad input abcdefghijklmnopqrstuvwxyz near hijklmnopqrst!"));
  }

  @Test
  void masksAShortSecretOnlyWhole() {
    assertEquals("*** but s3cr3", redaction.clean("s3cr3t but s3cr3"));
  }

  @Test
  void leavesChanceMatchesAlone() {
    assertEquals("abcdefghijk is short", redaction.clean("abcdefghijk is short"));
  }

  @Test
  void withholdsATextThatHoldsAKey() {
    assertEquals(
        "(withheld: the text holds key material)",
        redaction.clean("cannot parse -----BEGIN EC PRIVATE KEY-----"));
  }
}
