package io.moonbus.server;

import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Setting;

/** The help text. */
final class Help {

  private static final String COMMANDS = """
      Usage: moonbus [COMMAND] [OPTIONS]

      Commands:
        serve         serves the applications (when no command is given)
        check         loads all applications without serving and reports their errors
        new NAME      writes a small application into the www folder
        deploy FOLDER|JAR [NAME]
                      puts an application on running nodes
        undeploy NAME takes it off running nodes
        apps          lists the applications of running nodes with their versions
        nodes         lists the running nodes
        data export FILE
                      writes what applications have stored into a file as JSON; - = to the terminal
        data import FILE
                      stores what such a file has, and keeps everything else
        healthcheck   asks the server with these settings whether it serves
        help          prints this text; help all: with all settings

      Options:
      """;

  private Help() {
  }

  /** @param all whether every setting is listed */
  static String text(boolean all) {
    StringBuilder text = new StringBuilder(COMMANDS);
    Option.ALL.forEach(option -> line(text, option.usage(), option.doc()));
    text.append("\nEvery setting is an option too, and a variable of the environment: --HTTP.port=9000, ")
        .append("MOONBUS_HTTP_PORT=9000.\n");
    if (all) {
      text.append("\nSettings:\n");
      Catalog.settings().values().forEach(setting -> setting(text, setting));
    } else {
      text.append("All settings: moonbus help all, conf/moonbus.ini, docs/settings.md.\n");
    }
    return text.toString();
  }

  private static void setting(StringBuilder text, Setting<?> setting) {
    text.append("  --").append(setting.key()).append('=').append(setting.defaultValue()).append('\n')
        .append("      ").append(setting.doc()).append(" (").append(setting.type().allowed()).append(")\n");
  }

  private static void line(StringBuilder text, String usage, String doc) {
    text.append(String.format("  %-26s %s%n", usage, doc));
  }
}
