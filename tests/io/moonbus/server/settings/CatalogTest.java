package io.moonbus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every setting that is declared. */
class CatalogTest {

  @TempDir
  private Path home;

  static Stream<Setting<?>> settings() {
    return Catalog.settings().values().stream();
  }

  /** Settings that have values which are no good. */
  static Stream<Setting<?>> checked() {
    return settings().filter(setting -> !accepts(setting, "no such value"));
  }

  private static boolean accepts(Setting<?> setting, String value) {
    try {
      setting.type().parse(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private SettingsLoader loader() {
    return new SettingsLoader().home(home).workingDirectory(home);
  }

  /** A value that is allowed and not the default. */
  private static String other(Setting<?> setting) {
    return Stream.of("true", "false", "7", "80", "300", "4096", "70000", "10000000", "json", "text", "drop", "files", "other")
        .filter(value -> !value.equals(setting.defaultValue()) && accepts(setting, value)).findFirst()
        .orElseGet(setting::defaultValue);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theDefaultIsAllowed(Setting<?> setting) {
    assertThat(setting.type().parse(setting.defaultValue())).isNotNull();
    assertThat(setting.doc()).endsWith(".");
    assertThat(setting.key()).matches("([A-Za-z]+\\.){0,2}[A-Za-z]+");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theCommandLineTheEnvironmentAndTheFileSayTheSame(Setting<?> setting) throws Exception {
    String value = other(setting);
    Object byOption = loader().set(setting.key(), value).load().get(setting);
    Object byVariable = loader().environment(Map.of(setting.environmentName(), "  " + value + " ")).load().get(setting);
    String section = setting.section().isEmpty() ? "" : "[" + setting.section() + "]\n";
    Path file = Files.writeString(home.resolve("some.ini"), section + setting.name() + " = " + value + "\n");
    assertThat(byVariable).isEqualTo(byOption);
    assertThat(loader().file(file).load().get(setting)).isEqualTo(byOption);
  }

  @ParameterizedTest
  @MethodSource("checked")
  void aBadValueIsSaidWithNamePlaceAndWhatIsAllowed(Setting<?> setting) {
    assertThatThrownBy(() -> loader().set(setting.key(), "no such value").load()).isInstanceOf(SettingsException.class)
        .hasMessageContaining(setting.key()).hasMessageContaining(setting.type().allowed())
        .hasMessageContaining("command line")
        .hasMessageContaining(setting.secret() ? "(secret)" : "no such value");
    assertThatThrownBy(() -> loader().environment(Map.of(setting.environmentName(), "no such value")).load())
        .isInstanceOf(SettingsException.class).hasMessageContaining(setting.environmentName());
  }

  @Test
  void namesOfTheEnvironmentAreUnique() {
    assertThat(settings().map(Setting::environmentName)).doesNotHaveDuplicates();
    assertThat(settings().map(setting -> setting.key().toLowerCase(java.util.Locale.ROOT))).doesNotHaveDuplicates();
  }

  @Test
  void theNearestNameIsFound() {
    assertThat(Names.nearest("HTTP.prot", Catalog.settings().keySet())).contains("HTTP.port");
    settings().forEach(setting -> assertThat(Names.nearest(setting.key(), Catalog.settings().keySet()))
        .contains(setting.key()));
  }

  @Test
  void integersHoldTheirRange() {
    SettingType<Integer> type = SettingType.integer(2, 5);
    assertThat(type.parse("2")).isEqualTo(2);
    assertThat(type.parse("5")).isEqualTo(5);
    for (String bad : new String[] {"1", "6", "", " ", "2.5", "0x3", "3 ", "99999999999", "-3", "three"}) {
      assertThatThrownBy(() -> type.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(SettingType.integer(0, Integer.MAX_VALUE).allowed()).isEqualTo("a whole number, 0 or more");
    assertThat(type.allowed()).isEqualTo("a whole number from 2 to 5");
  }

  @Test
  void portsAreOffFreeOrFixed() {
    SettingType<Port> type = SettingType.port();
    assertThat(type.parse("0").isOn()).isFalse();
    assertThat(type.parse("auto")).isEqualTo(Port.AUTO);
    assertThat(type.parse("auto").toBind()).isZero();
    assertThat(type.parse("65535").toBind()).isEqualTo(65535);
    for (String bad : new String[] {"-1", "65536", "AUTO", "http", ""}) {
      assertThatThrownBy(() -> type.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void listsAreSeparatedByCommasAndBlanks() {
    assertThat(SettingType.list("words").parse(" a, b  c,d ")).containsExactly("a", "b", "c", "d");
    assertThat(SettingType.list("words").parse("")).isEmpty();
    assertThat(SettingType.list("words").parse("  ")).isEmpty();
    assertThat(SettingType.some("a", "b").parse("b,a")).containsExactly("b", "a");
    assertThatThrownBy(() -> SettingType.some("a", "b").parse("a,c")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SettingType.choice("a", "b").parse("A")).isInstanceOf(IllegalArgumentException.class);
  }
}
