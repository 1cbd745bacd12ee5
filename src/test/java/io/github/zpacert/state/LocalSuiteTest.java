package io.github.zpacert.state;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalSuiteTest extends BackendSuite {

  @TempDir
  Path folder;

  @Override
  Place place() {
    return new LocalPlace(folder.resolve("s.json"));
  }
}
