package io.moonbus.lua.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.Varargs;

/** Completes errors about arguments, as functions in Java raise them without knowing by which name they were called. */
final class ArgumentErrors {

  private static final Pattern NUMBERED = Pattern.compile("bad argument #(\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern UNNUMBERED = Pattern.compile("bad argument: (.*expected, got (.*))", Pattern.DOTALL);
  private static final Pattern COMPLETE = Pattern.compile("bad argument #(\\d+) to '[^']*' \\((.*)\\)", Pattern.DOTALL);

  private ArgumentErrors() {
  }

  /**
   * The message with number and name.
   *
   * @param name how the script names the function, e.g. {@code method 'rep'}; {@code null} when unknown
   */
  static String named(String message, String name, Varargs arguments) {
    if (!message.startsWith("bad argument")) {
      return message;
    }
    Matcher matcher = COMPLETE.matcher(message);
    if (matcher.matches()) {
      return name == null ? message : text(Integer.parseInt(matcher.group(1)), matcher.group(2), name);
    }
    matcher = NUMBERED.matcher(message);
    if (matcher.matches()) {
      return text(Integer.parseInt(matcher.group(1)), matcher.group(2), name);
    }
    matcher = UNNUMBERED.matcher(message);
    if (matcher.matches()) {
      return text(culprit(arguments, matcher.group(2)), matcher.group(1), name);
    }
    return message;
  }

  private static int culprit(Varargs arguments, String type) {
    for (int i = 1; i <= arguments.narg(); i++) {
      if (arguments.arg(i).typename().equals(type)) {
        return i;
      }
    }
    return arguments.narg() + 1;
  }

  private static String text(int number, String complaint, String name) {
    String function = name == null ? "?" : name.substring(name.indexOf('\'') + 1, name.length() - 1);
    int shown = number;
    if (name != null && name.startsWith("method")) {
      shown--;
      if (shown == 0) {
        return "calling '" + function + "' on bad self (" + complaint + ")";
      }
    }
    return "bad argument #" + shown + " to '" + function + "' (" + complaint + ")";
  }
}
