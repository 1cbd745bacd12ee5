package io.github.zpacert.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedNamesTest {

  @ParameterizedTest
  @CsvSource({
    "www.example.com, www.example.com, true",
    "WWW.Example.Com, www.example.com, true",
    "www.example.com., www.example.com, true",
    "www.example.com, *.example.com, true",
    "a.b.example.com, *.example.com, false",
    "example.com, *.example.com, false",
    "example.com, *.com, false",
    "www.example.com, w*.example.com, false",
    "*.example.com, *.example.com, true",
    "*.a.example.com, *.example.com, false",
    "*.example.com, www.example.com, false",
    "10.0.0.1, IP:10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "localhost, localhost, true",
    "www.example.com.evil.org, www.example.com, false"
  })
  void areCoveredByAnEqualNameOrAWildcardOfOneLabel(String domain, String san, boolean covered) {
    assertEquals(covered, ServedNames.cover(ImmutableSet.of("other.example.org", san), domain));
  }
}
