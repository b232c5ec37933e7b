package io.moonbus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

  @Test
  void randomTokensAreLongAndDiffer() {
    assertThat(Token.of("").text()).hasSizeGreaterThan(40).isNotEqualTo(Token.of("").text());
    assertThat(Token.of("").isStrong()).isTrue();
    assertThat(Token.of("short").isStrong()).isFalse();
  }

  @Test
  void theOneThatIsSetIsAccepted() {
    assertThat(Token.of("secret").matches("Bearer secret")).isTrue();
    assertThat(Token.of("secret").matches("bearer  secret ")).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "secret", "Bearer", "Bearer ", "Bearer secre", "Bearer secrets", "Basic secret"})
  void everythingElseIsRefused(String header) {
    assertThat(Token.of("secret").matches(header)).isFalse();
  }
}
