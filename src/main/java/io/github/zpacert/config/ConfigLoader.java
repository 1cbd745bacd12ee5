package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads the configuration.
 *
 * <pre>{@code
 * Configuration configuration = new ConfigLoader(System.getenv(), Path.of("")).load(List.of());
 * }</pre>
 */
public final class ConfigLoader {

  private final ImmutableMap<String, String> environment;
  private final Path workingDirectory;

  /** Makes a loader that sees nothing of the environment but the given variables. */
  public ConfigLoader(Map<String, String> environment, Path workingDirectory) {
    this.environment = ImmutableMap.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  /**
   * Reads and checks the configuration. Opens the configuration's own files alone, no source.
   *
   * @param paths files, and folders whose {@code *.yaml} and {@code *.yml} are merged in the order of
   *     their names; empty for {@code zpacert.yaml} in the working directory
   * @throws ProblemException with every error of every file, in the order of their places
   * @throws TenantMismatchException if all is right but {@code ZPA_CUSTOMER_ID} names another tenant
   */
  public Configuration load(List<Path> paths) throws ProblemException, TenantMismatchException {
    ImmutableList<ConfigFile> files = ConfigFiles.find(paths, workingDirectory);
    return new Loading(environment, workingDirectory, files).load();
  }
}
