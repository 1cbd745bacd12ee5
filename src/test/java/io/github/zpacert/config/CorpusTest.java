package io.github.zpacert.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.ProblemException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the loader to the cases of {@link Corpus}. */
class CorpusTest {

  @TestFactory
  Stream<DynamicTest> refusesWithExactlyTheProblemsAnnounced() throws IOException {
    return Corpus.in(Corpus.ROOT.resolve("bad")).stream()
        .map(c -> dynamicTest(c.name(), () -> assertRefused(c)));
  }

  @TestFactory
  Stream<DynamicTest> acceptsWithExactlyTheWarningsAnnounced() throws IOException {
    return Corpus.in(Corpus.ROOT.resolve("good")).stream()
        .map(c -> dynamicTest(c.name(), () -> assertAccepted(c)));
  }

  private static void assertRefused(Corpus bad) throws IOException {
    ImmutableList<String> announced = bad.announced("expect");

    ProblemException refusal = assertThrows(ProblemException.class, bad::load);

    assertFalse(announced.isEmpty(), "a bad case must say why");
    assertEquals(announced, Corpus.printed(refusal.problems()));
  }

  private static void assertAccepted(Corpus good) throws Exception {
    Configuration configuration = good.load();

    assertEquals(good.announced("warn"), Corpus.printed(configuration.warnings()));
  }
}
