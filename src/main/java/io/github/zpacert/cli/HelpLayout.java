package io.github.zpacert.cli;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help looks: a command's own options first, those that all commands have after them. */
final class HelpLayout {

  private HelpLayout() {}

  static void arrange(CommandLine root, boolean isColoured) {
    arrangeAll(root);
    root.setColorScheme(Help.defaultColorScheme(isColoured ? Help.Ansi.ON : Help.Ansi.OFF));
    root.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
  }

  private static void arrangeAll(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.abbreviateSynopsis(true);
    Map<String, CommandLine.IHelpSectionRenderer> sections = usage.sectionMap();
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
    command.getSubcommands().values().forEach(HelpLayout::arrangeAll);
  }

  private static String options(Help help) {
    return section(help, "%nOptions:%n", o -> !isGlobal(o))
        + section(help, "%nGlobal options:%n", HelpLayout::isGlobal)
        + (help.commandSpec().subcommands().isEmpty() ? "" : "\n");
  }

  private static String section(Help help, String heading, Predicate<OptionSpec> which) {
    List<OptionSpec> options =
        help.commandSpec().options().stream().filter(which).toList();
    return options.isEmpty()
        ? ""
        : help.createHeading(heading) + help.optionListExcludingGroups(options);
  }

  private static boolean isGlobal(OptionSpec option) {
    boolean isRoot = option.command().parent() == null;
    return isRoot || option.inherited() || option.usageHelp() || option.versionHelp();
  }

  private static Map<String, String> exitCodes() {
    return Arrays.stream(ExitCode.values())
        .collect(ImmutableMap.toImmutableMap(c -> Integer.toString(c.number), c -> c.meaning));
  }
}
