package io.github.zpacert.config;

import java.nio.file.Path;

/**
 * A file to be read.
 *
 * @param path absolute
 * @param name as people know it, in messages
 * @param named whether the user named the very file, and not its folder
 */
record ConfigFile(Path path, String name, boolean named) {

  Path directory() {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
