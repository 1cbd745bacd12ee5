package io.github.zpacert.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy of what the build has made, as after unpacking it elsewhere. */
record Distribution(Path home) {

  static Distribution copiedTo(Path home) throws IOException {
    Path packaged = Launcher.packaged().getParent().getParent();
    for (String folder : new String[] {"bin", "lib"}) {
      Files.createDirectories(home.resolve(folder));
      try (var files = Files.list(packaged.resolve(folder))) {
        for (Path file : files.toList()) {
          Path copy = home.resolve(folder).resolve(file.getFileName().toString());
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return new Distribution(home);
  }

  Path launcher() {
    return home.resolve("bin/zpacert");
  }

  Path archiveOfJdk17() {
    return home.resolve("lib/zpacert.jsa");
  }

  Path archiveOfJdk25() {
    return home.resolve("lib/zpacert.aot");
  }
}
