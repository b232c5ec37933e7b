package io.moonbus.server;

import io.moonbus.server.settings.Names;
import io.moonbus.server.settings.Settings;
import io.moonbus.server.settings.SettingsException;
import io.moonbus.server.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Understands the command line and runs the command. */
final class Program {

  /** Status of a command that goes on after {@link #run} has returned. */
  static final int SERVING = -1;

  /**
   * A command that works with the settings.
   *
   * @param operands what it works on, as in its usage; in brackets what may be left out
   */
  private record Command(List<String> operands, ToIntFunction<Invocation> action) {

    boolean takes(int count) {
      return count <= operands.size() && count >= operands.stream().filter(operand -> !operand.startsWith("[")).count();
    }
  }

  private static final Map<String, Command> COMMANDS = Map.of(
      "serve", new Command(List.of(), Serve::run),
      "check", new Command(List.of(), Check::run),
      "new", new Command(List.of("NAME"), NewApplication::run),
      "deploy", new Command(List.of("FOLDER|JAR", "[NAME]"), Remote::deploy),
      "undeploy", new Command(List.of("NAME"), Remote::undeploy),
      "apps", new Command(List.of(), Remote::applications),
      "nodes", new Command(List.of(), Remote::nodes),
      "data", new Command(List.of("export|import", "FILE"), DataCommand::run),
      "healthcheck", new Command(List.of(), HealthCheck::run),
      "warm", new Command(List.of(), Warm::run));

  private final Terminal terminal;

  Program(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The exit status, or {@link #SERVING}. */
  int run(String... words) {
    try {
      CommandLine line = CommandLine.parse(words);
      if (line.has(Option.HELP) || line.operands().contains("help")) {
        terminal.out().print(Help.text(line.operands().contains("all")));
        return ExitStatus.OK;
      }
      if (line.has(Option.VERSION)) {
        terminal.out().println("Moonbus " + Version.moonbus() + ", " + Version.jvm());
        return ExitStatus.OK;
      }
      return run(line, words);
    } catch (UsageException e) {
      return fail(e, ExitStatus.USAGE);
    } catch (SettingsException e) {
      return fail(e, ExitStatus.CONFIGURATION);
    }
  }

  private int run(CommandLine line, String... words) {
    List<String> operands = line.operands();
    String name = operands.isEmpty() ? "serve" : operands.get(0);
    Command command = COMMANDS.get(name);
    if (command == null) {
      throw new UsageException("unknown command " + name + Names.nearest(name, COMMANDS.keySet())
          .map(nearest -> ": did you mean " + nearest + "?").orElse("; ./moonbus --help lists them"));
    }
    List<String> rest = operands.subList(Math.min(1, operands.size()), operands.size());
    if (!command.takes(rest.size())) {
      throw new UsageException(rest.size() > command.operands().size()
          ? name + " takes no " + rest.get(command.operands().size())
          : name + " needs more: ./moonbus " + name + " " + String.join(" ", command.operands()));
    }
    return command.action().applyAsInt(new Invocation(terminal, line, load(line), rest, List.of(words)));
  }

  private Settings load(CommandLine line) {
    SettingsLoader loader = new SettingsLoader().home(terminal.home()).workingDirectory(terminal.workingDirectory())
        .environment(terminal.environment()).arguments(line.arguments())
        .file(line.value(Option.CONF).or(this::conf).map(Path::of).orElse(null));
    line.settings().forEach(loader::set);
    return loader.load();
  }

  private Optional<String> conf() {
    return Optional.ofNullable(terminal.environment().get("MOONBUS_CONF"));
  }

  private int fail(RuntimeException e, int status) {
    terminal.err().println("moonbus: " + e.getMessage());
    return status;
  }
}
