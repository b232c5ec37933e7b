package io.moonbus.server.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What is written about the settings from their declarations: {@code conf/moonbus.ini}, {@code docs/settings.md}. */
public final class Documents {

  private static final int WIDTH = 110;

  private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("", "General");
    SECTIONS.put("application", "The installation");
    SECTIONS.put("HTTP", "HTTP, and WebSocket on the same port");
    SECTIONS.put("HTTPS", "The same over TLS; everything else is as for HTTP");
    SECTIONS.put("WebSocket", "WebSocket connections");
    SECTIONS.put("lua", "Scripts");
    SECTIONS.put("values", "Values that clients and scripts exchange");
    SECTIONS.put("data", "What applications store in data");
    SECTIONS.put("admin", "For operators: commands, health, figures");
    SECTIONS.put("logs", "Logs");
    SECTIONS.put("cluster", "The cluster of this node: docs/cluster.md");
    SECTIONS.put("servers", "The cluster as MonaServer had it");
  }

  private Documents() {
  }

  /** The settings file with every setting as a comment, set to its default. */
  public static String ini() {
    StringBuilder text = new StringBuilder("""
        ; Settings of Moonbus. Every line here is a comment that shows a default: remove the ; to change it.
        ; The command line (--HTTP.port=9000) and the environment (MOONBUS_HTTP_PORT=9000) come before this file.
        ; Relative folders are relative to application.dir. Own sections and keys are allowed; scripts read all
        ; of them: [myGroup] key = value is mona.configs.myGroup.key.
        """);
    SECTIONS.forEach((section, title) -> {
      text.append("\n; ").append(title).append('\n');
      if (!section.isEmpty()) {
        text.append('[').append(section).append("]\n");
      }
      of(section).forEach(setting -> ini(text, setting));
    });
    return text.toString();
  }

  private static void ini(StringBuilder text, Setting<?> setting) {
    text.append('\n');
    wrap(setting.doc() + " (" + setting.type().allowed() + ")", text);
    text.append(';').append(setting.name()).append(" =");
    text.append(setting.defaultValue().isEmpty() ? "" : " " + setting.defaultValue()).append('\n');
  }

  private static void wrap(String doc, StringBuilder text) {
    int column = WIDTH + 1;
    for (String word : doc.split(" ")) {
      if (column + word.length() + 1 > WIDTH) {
        text.append(column == WIDTH + 1 ? ";" : "\n;");
        column = 1;
      }
      text.append(' ').append(word);
      column += word.length() + 1;
    }
    text.append('\n');
  }

  /** The page about the settings. */
  public static String markdown() {
    StringBuilder text = new StringBuilder("""
        # Settings

        A value is taken from the first of these that has it:

        1. the command line: `./moonbus --HTTP.port=9000` (or `--HTTP.port 9000`);
        2. the environment: `MOONBUS_HTTP_PORT=9000`;
        3. the settings file: the one named by `--conf FILE` or `MOONBUS_CONF`, else `MonaServer.ini` beside `moonbus`, else
           `conf/moonbus.ini`;
        4. the default.

        The file has the syntax of a MonaServer.ini: `[section]`, `key = value`, and comments on lines that begin with `;`. Values
        have no quotes. Relative files and folders are relative to `application.dir` in the file, to the current folder on the
        command line and in the environment. A value that is not allowed stops the start. Keys that are not listed here
        are kept for scripts (`mona.configs`); a probable misspelling is reported once at the start.

        Settings marked *M* have the name and meaning that they have in MonaServer.
        """);
    SECTIONS.forEach((section, title) -> {
      text.append("\n## ").append(title).append("\n\n| setting | default | allowed | |\n|---|---|---|---|\n");
      of(section).forEach(setting -> row(text, setting));
    });
    text.append("\n## Accepted, not used yet\n\nA MonaServer.ini may have these; they are read and named once at the start: ");
    text.append(String.join(", ", new TreeSet<>(Catalog.notUsedYet()).stream().map(key -> "`" + key + "`").toList()));
    return text.append(".\n").toString();
  }

  private static void row(StringBuilder text, Setting<?> setting) {
    text.append("| `").append(setting.key()).append('`')
        .append(setting.origin() == Setting.Origin.MONASERVER ? " *M*" : "").append(" | ")
        .append(setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`").append(" | ")
        .append(setting.type().allowed()).append(" | ").append(setting.doc().replace("|", "\\|"))
        .append(setting.secret() ? " Never logged, not seen by scripts." : "").append(" |\n");
  }

  private static Collection<Setting<?>> of(String section) {
    return Catalog.settings().values().stream().filter(setting -> setting.section().equals(section)).toList();
  }
}
