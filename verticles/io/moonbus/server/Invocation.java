package io.moonbus.server;

import io.moonbus.server.settings.Settings;
import java.util.List;

/**
 * A command as it was given.
 *
 * @param operands what it works on
 * @param words    the whole command line
 */
record Invocation(Terminal terminal, CommandLine line, Settings settings, List<String> operands, List<String> words) {

  /** What it works on; must be there. */
  String operand() {
    return operands.get(0);
  }
}
