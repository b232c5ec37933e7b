package io.moonbus.lua.api.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  @Test
  void readsParametersAndResults() {
    Signature signature =
        Signature.parse("split(text: string, options?: integer, ...: any): string..., table<string, any>");
    assertThat(signature.name()).isEqualTo("split");
    assertThat(signature.parameters()).containsExactly(new ApiParameter("text", "string", false),
        new ApiParameter("options", "integer", true), new ApiParameter("...", "any", false));
    assertThat(signature.results()).containsExactly("string...", "table<string, any>");
  }

  @Test
  void functionTypesMayHaveCommasAndParentheses() {
    Signature signature = Signature.parse("f(callback: fun(a: string, b?: integer): table, n: number)");
    assertThat(signature.parameters()).extracting(ApiParameter::type)
        .containsExactly("fun(a: string, b?: integer): table", "number");
    assertThat(signature.parameterNames()).isEqualTo("callback, n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"f()", "f(a: string)", "f(a?: string, ...: any): any...", "f(): integer"})
  void writesWhatItReads(String text) {
    assertThat(Signature.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f(", "f", "f(a)", "f() string"})
  void refusesOtherTexts(String text) {
    assertThatThrownBy(() -> Signature.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
