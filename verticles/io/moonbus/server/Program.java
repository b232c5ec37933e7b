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

  /** A command that works with the settings. */
  private record Command(boolean operand, ToIntFunction<Invocation> action) {
  }

  private static final Map<String, Command> COMMANDS = Map.of(
      "serve", new Command(false, Serve::run),
      "check", new Command(false, Check::run),
      "new", new Command(true, NewApplication::run),
      "healthcheck", new Command(false, HealthCheck::run),
      "warm", new Command(false, Warm::run));

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
    if (operands.size() != (command.operand() ? 2 : Math.min(1, operands.size()))) {
      throw new UsageException(command.operand() ? name + " needs a name: ./moonbus " + name + " NAME"
          : name + " takes no " + operands.get(1));
    }
    String operand = command.operand() ? operands.get(1) : null;
    return command.action().applyAsInt(new Invocation(terminal, line, load(line), operand, List.of(words)));
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
