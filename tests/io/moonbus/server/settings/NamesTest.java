package io.moonbus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static final List<String> KNOWN = List.of("HTTP.port", "HTTP.host", "www");

  @Test
  void aMissingAWrongASwappedAndATooManyLetterAreMistakes() {
    assertThat(List.of("HTTP.prt", "HTTP.part", "HTTP.prot", "HTTP.portt", "http.port"))
        .allSatisfy(name -> assertThat(Names.nearest(name, KNOWN)).contains("HTTP.port"));
  }

  @Test
  void otherNamesAreNotTakenForMistakes() {
    assertThat(Names.nearest("myGroup.port", KNOWN)).isEmpty();
    assertThat(Names.nearest("w", KNOWN)).isEmpty();
  }

  @Test
  void theNearestIsFound() {
    assertThat(Names.nearest("HTTP.hort", KNOWN)).isPresent();
    assertThat(Names.nearest("HTTP.hast", KNOWN)).contains("HTTP.host");
    assertThat(Names.distance("kitten", "sitting")).isEqualTo(3);
  }
}
