package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What git says of a folder, if there is a git and the folder is in a checkout. Never fails, never takes long, and
 * writes nothing.
 */
final class GitCheckout {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int ENOUGH = 80; // of what git says: a commit and its line feed
  private static final int SECONDS = 5;

  private final Path directory;
  private final ImmutableMap<String, String> environment;

  GitCheckout(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = ImmutableMap.copyOf(environment);
  }

  Optional<String> commit() {
    return said("rev-parse", "HEAD")
        .map(String::strip)
        .filter(c -> COMMIT.matcher(c).matches());
  }

  /** Whether a file that git tracks is other than in the commit: what "-dirty" means to "git describe". */
  Optional<Boolean> isDirty() {
    return said("status", "--porcelain", "--untracked-files=no").map(lines -> !lines.isEmpty());
  }

  /** Returns the beginning of what a git command says, or nothing when it fails. */
  private Optional<String> said(String... args) {
    ProcessBuilder builder = new ProcessBuilder(ImmutableList.<String>builder()
            // a monitor of the file system is a program that the repository names
            .add("git", "-c", "core.fsmonitor=false")
            .add(args)
            .build())
        .directory(directory.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    try {
      return said(builder.start());
    } catch (IOException e) { // no git
      return Optional.empty();
    }
  }

  private static Optional<String> said(Process git) throws IOException {
    Executor later = CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS);
    later.execute(git::destroyForcibly);
    try (InputStream out = git.getInputStream()) {
      git.getOutputStream().close();
      String text = new String(out.readNBytes(ENOUGH), US_ASCII);
      out.transferTo(OutputStream.nullOutputStream());
      return git.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      git.destroyForcibly();
    }
  }
}
