package io.github.zpacert.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "a.example.com, a.example.com, true",
    "a.example.com, a-example-com, false",
    "*, '', true",
    "*.example.com, a.b.example.com, true",
    "*.example.com, example.com, false",
    "legacy-*, legacy-, true",
    "aba*aba, ababa, false",
    "aba*aba, abaaba, true",
    "a*b*c, a-c-b-c, true",
    "a*b*c, a-c-c, false",
    "a*bc*c, abc, false",
    "**, anything, true",
    "[a]?, [a]?, true",
    "[a]?, ab, false"
  })
  void matchesTheWholeName(String glob, String name, boolean matches) {
    assertEquals(matches, NamePattern.of(glob).matches(name));
  }

  @Test
  void answersAtOnceHoweverManyAsterisks() {
    NamePattern pattern = NamePattern.of("*a".repeat(100) + "b");
    String name = "a".repeat(10_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertFalse(pattern.matches(name)));
  }
}
