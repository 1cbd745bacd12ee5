package io.github.zpacert.config;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code samples} loads as it is, without an account, and without a warning. */
class SampleTest {

  static ImmutableList<Path> folders() throws IOException {
    try (Stream<Path> paths = Files.list(Path.of("samples"))) {
      return paths.filter(Files::isDirectory).sorted().collect(toImmutableList());
    }
  }

  @TestFactory
  Stream<DynamicTest> loadsForTheSandboxWithoutWarnings() throws IOException {
    return folders().stream()
        .map(folder -> dynamicTest(folder.toString(), () -> {
          boolean single = Files.exists(folder.resolve("zpacert.yaml"));
          Configuration sample =
              new ConfigLoader(Map.of(), folder).load(single ? List.of() : List.of(Path.of(".")));

          assertTrue(sample.tenant().isSandbox());
          assertFalse(sample.certificates().isEmpty());
          assertEquals(List.of(), sample.warnings());
        }));
  }
}
