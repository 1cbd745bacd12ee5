package io.github.zpacert.model;

import com.google.common.base.Splitter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern for names: {@code *} stands for any number of characters, everything else for itself. */
public final class NamePattern {

  private final String glob;
  private final Pattern regex;

  private NamePattern(String glob, Pattern regex) {
    this.glob = glob;
    this.regex = regex;
  }

  public static NamePattern of(String glob) {
    String regex =
        Splitter.on('*').splitToStream(glob).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new NamePattern(glob, Pattern.compile(regex, Pattern.DOTALL));
  }

  public boolean matches(String name) {
    return regex.matcher(name).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamePattern that && glob.equals(that.glob);
  }

  @Override
  public int hashCode() {
    return glob.hashCode();
  }

  @Override
  public String toString() {
    return glob;
  }
}
