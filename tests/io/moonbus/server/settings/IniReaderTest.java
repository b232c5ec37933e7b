package io.moonbus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniReaderTest {

  @Test
  void sectionsPrefixTheKeysThatFollow() {
    assertThat(read("host = h\n[HTTP]\nport=80\n[my Group]\na.b = c")).containsExactly(
        new IniEntry("host", "h", 1), new IniEntry("HTTP.port", "80", 3), new IniEntry("my Group.a.b", "c", 5));
  }

  @Test
  void commentsAndBlankLinesAreSkipped() {
    assertThat(read("; a comment\n\n   ; another\nkey = a ; b\r\n")).containsExactly(new IniEntry("key", "a ; b", 4));
  }

  @Test
  void valuesAreTrimmedAndKeepEqualsSignsAndQuotes() {
    assertThat(read("key \t=  \"a = b\"  \t\r\n")).containsExactly(new IniEntry("key", "\"a = b\"", 1));
  }

  @Test
  void aKeyAloneHasTheEmptyValue() {
    assertThat(read("key\nother =")).containsExactly(new IniEntry("key", "", 1), new IniEntry("other", "", 2));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(read("\uFEFFkey = é")).containsExactly(new IniEntry("key", "é", 1));
  }

  @Test
  void aFileThatIsNotUtf8IsLatin1() {
    assertThat(IniReader.read("key = é".getBytes(StandardCharsets.ISO_8859_1), IniLimits.DEFAULT))
        .containsExactly(new IniEntry("key", "é", 1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "\"a = 1\n[HTTP\" | 2 | \"] expected after [HTTP\"",
      "\"[ ]\"          | 1 | section without a name",
      "\"\n\n = x\"     | 3 | \"key expected before =\"",
      "\"a = \u0001\"   | 1 | control character",
  })
  void mistakesAreReportedWithTheirLine(String text, int line, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IniException.class).hasMessage(message)
        .extracting(e -> ((IniException) e).line()).isEqualTo(line);
  }

  @Test
  void whatIsTooMuchIsRefused() {
    IniLimits limits = new IniLimits(100, 20, 3);
    assertThatThrownBy(() -> IniReader.read(new byte[101], limits)).hasMessage("longer than 100 bytes");
    assertThatThrownBy(() -> IniReader.read("key = 90123456789012345".getBytes(StandardCharsets.UTF_8), limits))
        .hasMessage("line longer than 20 characters");
    assertThatThrownBy(() -> IniReader.read("a\nb\nc\nd".getBytes(StandardCharsets.UTF_8), limits))
        .hasMessage("more than 3 keys");
  }

  private static List<IniEntry> read(String text) {
    return IniReader.read(text.getBytes(StandardCharsets.UTF_8), IniLimits.DEFAULT);
  }
}
