package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void valuesFollowAnEqualsSignOrABlank() {
    CommandLine line = CommandLine.parse("--www", "a", "--data=b", "--HTTP.port", "9000", "--HTTP.timeout=3", "check");
    assertThat(line.settings()).isEqualTo(
        Map.of("www", "a", "data", "b", "HTTP.port", "9000", "HTTP.timeout", "3"));
    assertThat(line.operands()).containsExactly("check");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-l3", "-l=3", "-l 3", "--log=3", "--log 3", "/log=3"})
  void theLogLevelHasManySpellings(String words) {
    CommandLine line = CommandLine.parse(words.split(" "));
    assertThat(line.settings()).containsEntry("logs.level", "3");
    assertThat(line.arguments()).containsEntry("log", "3");
  }

  @Test
  void optionsOfNobodyAreKeptForScripts() {
    CommandLine line = CommandLine.parse("--myGroup.num=42", "--colour", "--d");
    assertThat(line.settings()).isEqualTo(Map.of("myGroup.num", "42"));
    assertThat(line.arguments()).isEqualTo(Map.of("myGroup.num", "42", "colour", "", "d", ""));
  }

  @Test
  void misspelledOptionsAreNoticed() {
    assertThat(CommandLine.parse("--daemno").unknown())
        .containsExactly("unknown option --daemno: did you mean --daemon?");
  }

  @Test
  void aDumpNeedsNoFilter() {
    assertThat(CommandLine.parse("--dump", "serve").settings()).containsEntry("logs.dump", "all");
    assertThat(CommandLine.parse("--dump=HTTP").settings()).containsEntry("logs.dump", "HTTP");
  }

  @Test
  void flagsTakeNoValue() {
    assertThat(CommandLine.parse("-d", "serve").has(Option.DAEMON)).isTrue();
    assertThatThrownBy(() -> CommandLine.parse("--daemon=yes")).isInstanceOf(UsageException.class)
        .hasMessage("--daemon takes no value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--www", "--HTTP.port", "--www --data=x"})
  void aMissingValueIsNamed(String words) {
    assertThatThrownBy(() -> CommandLine.parse(words.split(" "))).isInstanceOf(UsageException.class)
        .hasMessageContaining("needs a value");
  }

  @Test
  void anUnknownLetterIsRefused() {
    assertThatThrownBy(() -> CommandLine.parse("-x")).isInstanceOf(UsageException.class)
        .hasMessageStartingWith("unknown option -x");
  }
}
