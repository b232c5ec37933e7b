package io.moonbus.server;

import io.moonbus.server.settings.Settings;
import java.util.List;

/**
 * A command as it was given.
 *
 * @param operand what it works on, {@code null} when it takes nothing
 * @param words   the whole command line
 */
record Invocation(Terminal terminal, CommandLine line, Settings settings, String operand, List<String> words) {
}
