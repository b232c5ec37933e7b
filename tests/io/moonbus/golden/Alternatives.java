package io.moonbus.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Several acceptable outcomes. */
final class Alternatives {

  private Alternatives() {
  }

  /**
   * Passes when one of them does; numbers that the others had named are forgotten.
   *
   * @throws Difference of the first, when all fail
   */
  static <T> void check(List<T> alternatives, Map<String, Double> numbers, BiConsumer<T, Map<String, Double>> check) {
    Difference first = null;
    for (T alternative : alternatives) {
      Map<String, Double> own = new HashMap<>(numbers);
      try {
        check.accept(alternative, own);
        numbers.putAll(own);
        return;
      } catch (Difference e) {
        first = first == null ? e : first;
      }
    }
    throw first;
  }
}
