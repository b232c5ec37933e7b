package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"game", "a/b/c", "a_b-9"})
  void namesOfApplicationsAreThoseOfFolders(String name) {
    assertThat(EntryNames.application(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"..", "../x", "/a", "a/", "a//b", ".hidden", "a.b", "a b", "a\\b", "a\nb", "é"})
  void otherNamesOfApplicationsAreRefused(String name) {
    assertThatThrownBy(() -> EntryNames.application(name)).isInstanceOf(DeploymentException.class)
        .hasMessageContaining("cannot be the name of an application");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main.lua", "img/a b.png", "ü/ö.txt", "a..b"})
  void filesMayHaveMostNames(String name) {
    assertThat(EntryNames.file(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../main.lua", "a/../../b", "..", ".", "/etc/passwd", "a//b", "a/", "", "C:x", "a\\..\\b",
      "a\u0000b", "a\nb", ".htaccess", "a/.git/config"})
  void filesThatLeaveTheirFolderOrAreHiddenAreRefused(String name) {
    assertThatThrownBy(() -> EntryNames.file(name)).isInstanceOf(DeploymentException.class)
        .hasMessageContaining("is refused").hasMessageNotContaining("\u0000");
  }

  @Test
  void longAndDeepNamesAreRefused() {
    for (String name : new String[] {"x".repeat(256), "x/".repeat(40) + "x", "abc/".repeat(300) + "x"}) {
      assertThatThrownBy(() -> EntryNames.file(name)).isInstanceOf(DeploymentException.class);
    }
  }
}
