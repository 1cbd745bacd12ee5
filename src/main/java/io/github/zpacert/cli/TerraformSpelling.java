package io.github.zpacert.cli;

import java.util.ArrayList;
import java.util.List;

/** Accepts Terraform's single-dash spellings of long options: {@code -out=F} means {@code --out=F}. */
final class TerraformSpelling {

  private TerraformSpelling() {}

  /** Returns the arguments with every single-dash word made a long option; what follows {@code --} stays. */
  static String[] normalize(String... args) {
    List<String> normalized = new ArrayList<>();
    boolean optionsEnded = false;
    for (String arg : args) {
      optionsEnded |= arg.equals("--");
      normalized.add(!optionsEnded && isLongWithOneDash(arg) ? "-" + arg : arg);
    }
    return normalized.toArray(String[]::new);
  }

  private static boolean isLongWithOneDash(String arg) {
    return arg.length() > 2 && arg.charAt(0) == '-' && Character.isLetter(arg.charAt(1));
  }
}
