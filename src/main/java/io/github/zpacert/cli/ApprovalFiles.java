package io.github.zpacert.cli;

import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** Where the signatures over a plan are: beside it, as {@code FILE.sig} and {@code FILE.anything.sig}. */
final class ApprovalFiles {

  private static final String END = ".sig";

  private ApprovalFiles() {}

  /**
   * Returns all that there are, each once.
   *
   * @param named elsewhere
   */
  static ImmutableSortedSet<Path> of(Path plan, Collection<Path> named) throws IOException {
    ImmutableSortedSet.Builder<Path> files = ImmutableSortedSet.naturalOrder();
    String begin = plan.getFileName() + ".";
    try (Stream<Path> beside = Files.list(plan.toAbsolutePath().getParent())) {
      beside
          .filter(f -> isLike(f.getFileName().toString(), begin) && Files.isRegularFile(f))
          .map(ApprovalFiles::plain)
          .forEach(files::add);
    }
    named.stream().map(ApprovalFiles::plain).forEach(files::add);
    return files.build();
  }

  private static boolean isLike(String name, String begin) {
    return name.startsWith(begin) && name.endsWith(END);
  }

  private static Path plain(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /** Returns where a signature of the key is found again. */
  static Path beside(Path plan, String keyName) {
    return plan.resolveSibling(plan.getFileName() + "." + keyName + END);
  }
}
