package io.moonbus.server;

import io.moonbus.server.settings.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An option of the command line that is not a setting's key.
 *
 * @param name    after {@code --}
 * @param letter  after {@code -}, 0 when there is none
 * @param value   what stands after {@code =}, {@code null} when it takes no value
 * @param absent  the value when it is left out, {@code null} when that is not allowed
 * @param setting the key of the setting that it sets, {@code null} when none
 */
record Option(String name, char letter, String value, String absent, String setting, String doc) {

  static final Option CONF = new Option("conf", (char) 0, "FILE", null, null, "the settings file");
  static final Option DAEMON = new Option("daemon", 'd', null, "", null, "runs in the background");
  static final Option PIDFILE = new Option("pidfile", 'p', "FILE", null, null, "where the process id is written");
  static final Option DUMP = new Option("dump", (char) 0, "FILTER", "all", Catalog.LOGS_DUMP.key(),
      "logs what clients send and get, as hex; only packets with FILTER in their description");
  static final Option HELP = new Option("help", 'h', null, "", null, "prints this text; with all settings: help all");
  static final Option VERSION = new Option("version", (char) 0, null, "", null, "prints the version");

  static final Option ALL_NODES = new Option("all", (char) 0, null, "", null,
      "deploy, undeploy: on every node of the cluster");
  static final Option NODE = new Option("node", (char) 0, "NAME,…", null, null,
      "deploy, undeploy, apps, nodes: on these nodes, by name or id");
  static final Option PREVIOUS = new Option("previous", (char) 0, null, "", null,
      "undeploy: brings back the version before");

  static final Option TIMEOUT = new Option("timeout", (char) 0, "SECONDS", null, null,
      "healthcheck: how long it waits for an answer; default 3");

  /** All options, in the order of the help text. */
  static final List<Option> ALL = List.of(
      new Option("www", (char) 0, "DIR", null, Catalog.WWW.key(), "the folder of the applications"),
      new Option("data", (char) 0, "DIR", null, Catalog.DATA.key(), "the folder of what they store"),
      CONF, DAEMON, PIDFILE,
      new Option("log", 'l', "0..8", null, Catalog.LOGS_LEVEL.key(), "how much is logged; 4 warn, 6 info, 8 trace"),
      DUMP,
      new Option("cluster", (char) 0, null, "true", Catalog.CLUSTER_ENABLED.key(), "joins the other nodes: docs/cluster.md"),
      new Option("dumplimit", (char) 0, "N", null, Catalog.LOGS_DUMP_LIMIT.key(), "bytes of each packet in the dump"),
      ALL_NODES, NODE, PREVIOUS, TIMEOUT, HELP, VERSION);

  static Optional<Option> named(String name) {
    return ALL.stream().filter(option -> option.name.equals(name)).findFirst();
  }

  static Optional<Option> lettered(char letter) {
    return ALL.stream().filter(option -> option.letter == letter).findFirst();
  }

  /** What can stand after {@code --}: the options and the keys of settings. */
  static List<String> names() {
    List<String> names = new ArrayList<>(ALL.stream().map(Option::name).toList());
    names.addAll(Catalog.settings().keySet());
    return names;
  }

  /** How the option is written, for the help text. */
  String usage() {
    String argument = value == null ? "" : absent == null ? "=" + value : "[=" + value + "]";
    return (letter == 0 ? "    " : "-" + letter + ", ") + "--" + name + argument;
  }
}
