package io.moonbus.server.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what was probably meant otherwise: keys that are nobody's or not used yet. */
final class Remarks {

  /** Variables of the start script, which are no settings. */
  private static final Set<String> OTHER_VARIABLES = Set.of("MOONBUS_HOME", "MOONBUS_CONF", "MOONBUS_JAVA_OPTS");

  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<String, String> environment;
  private final Set<String> options;
  private final Set<String> known;
  private final Set<String> sections;

  /** @param options keys that stand on the command line */
  Remarks(List<Source> sources, Map<String, String> environment, Set<String> options) {
    this.options = options;
    sources.forEach(source -> keys.addAll(source.values().keySet()));
    this.environment = environment;
    this.known = new HashSet<>(Catalog.settings().keySet());
    known.addAll(Catalog.notUsedYet());
    this.sections = known.stream().map(Setting::sectionOf).collect(Collectors.toSet());
  }

  List<Remark> all() {
    List<Remark> remarks = new ArrayList<>();
    Set<String> unused = new TreeSet<>(keys);
    unused.retainAll(Catalog.notUsedYet());
    if (!unused.isEmpty()) {
      remarks.add(new Remark(false, "not used yet: " + String.join(", ", unused)));
    }
    keys.stream().filter(key -> !known.contains(key)).map(this::unknown).flatMap(Optional::stream)
        .forEach(remarks::add);
    environment.keySet().stream().map(this::unknownVariable).flatMap(Optional::stream).forEach(remarks::add);
    Catalog.settings().values().stream().filter(setting -> setting.secret() && options.contains(setting.key()))
        .map(Remarks::seen).forEach(remarks::add);
    return remarks;
  }

  private static Remark seen(Setting<?> setting) {
    return new Remark(true, setting.key() + " stands on the command line, which every user of this machine can see: set it "
        + "in the settings file or as " + setting.environmentName());
  }

  private Optional<Remark> unknown(String key) {
    Optional<String> nearest = Names.nearest(key, known);
    if (nearest.isPresent()) {
      return Optional.of(new Remark(true, "unknown setting " + key + ": did you mean " + nearest.get() + "?"));
    }
    return sections.contains(Setting.sectionOf(key))
        ? Optional.of(new Remark(false, "unknown setting " + key + ": kept for scripts as mona.configs." + key))
        : Optional.empty();
  }

  private Optional<Remark> unknownVariable(String name) {
    Set<String> names = Catalog.settings().values().stream().map(Setting::environmentName).collect(Collectors.toSet());
    if (!name.startsWith("MOONBUS_") || names.contains(name) || OTHER_VARIABLES.contains(name)) {
      return Optional.empty();
    }
    return Optional.of(new Remark(true, "unknown environment variable " + name
        + Names.nearest(name, names).map(nearest -> ": did you mean " + nearest + "?").orElse("")));
  }
}
