package io.moonbus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {

  @Test
  void portsAreNumbersOffOrAnyFreeOne() {
    assertThat(SettingType.port().parse("65535")).isEqualTo(new Port(65535));
    assertThat(SettingType.port().parse("0").isOn()).isFalse();
    assertThat(SettingType.port().parse("auto")).isEqualTo(Port.AUTO).extracting(Port::toBind).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", "", "80 ", "99999999999"})
  void otherPortsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.port().parse(text));
  }

  @Test
  void boolsHaveSeveralSpellings() {
    assertThat(SettingType.bool().parse("TRUE")).isTrue();
    assertThat(SettingType.bool().parse("off")).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.bool().parse("maybe"));
  }

  @Test
  void listsAreSeparatedByCommasOrBlanks() {
    assertThat(SettingType.list("words").parse(" a, b  c ")).containsExactly("a", "b", "c");
    assertThat(SettingType.list("words").parse("")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.some("a", "b").parse("a, x"));
  }

  @Test
  void integersHaveARange() {
    assertThat(SettingType.integer(1, 5).allowed()).isEqualTo("a whole number from 1 to 5");
    assertThat(SettingType.integer(1, Integer.MAX_VALUE).allowed()).isEqualTo("a whole number, 1 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.integer(1, 5).parse("6"));
  }
}
