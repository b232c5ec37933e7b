package io.moonbus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.server.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  @Test
  void theSettingsFileIsThatOfTheDeclarations() throws IOException {
    GeneratedFile.assertUpToDate(Path.of("conf/moonbus.ini"), Documents.ini());
  }

  @Test
  void thePageOfTheSettingsIsThatOfTheDeclarations() throws IOException {
    GeneratedFile.assertUpToDate(Path.of("docs/settings.md"), Documents.markdown());
  }

  @Test
  void theSettingsFileHasEverySettingAndSetsNone() {
    String ini = Documents.ini();
    assertThat(read(ini)).isEmpty();
    String switchedOn = ini.replaceAll("(?m)^;([A-Za-z][\\w.]* =)", "$1");
    assertThat(read(switchedOn)).extracting(IniEntry::key).containsExactlyElementsOf(Catalog.settings().keySet());
  }

  @Test
  void everyDefaultIsAllowed() {
    assertThat(Catalog.settings().values()).allSatisfy(setting -> setting.parse(setting.defaultValue(), "default"));
  }

  @Test
  void environmentNamesAreUnique() {
    assertThat(Catalog.settings().values()).extracting(Setting::environmentName).doesNotHaveDuplicates();
  }

  private static java.util.List<IniEntry> read(String text) {
    return IniReader.read(text.getBytes(StandardCharsets.UTF_8), IniLimits.DEFAULT);
  }
}
