package io.moonbus.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case of the conformance suite.
 *
 * @param kind    {@code http}, {@code ws} or {@code lua}
 * @param content the case as in its file
 */
record Case(String family, String name, String kind, Map<String, Object> content) {

  /** All cases of a folder. */
  static List<Case> all(Path folder) {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("cases")).sorted(Comparator.naturalOrder())) {
      for (Path file : files.toList()) {
        Map<String, Object> family = Json.object(Json.parse(Files.readAllBytes(file)));
        Json.objects(family.get("cases")).forEach(each -> cases.add(of((String) family.get("family"), each)));
      }
      for (String line : Files.readAllLines(folder.resolve("conversions.jsonl"))) {
        Map<String, Object> each = Json.object(Json.parse(line));
        cases.add(of("conversions", each));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case of(String family, Map<String, Object> content) {
    return new Case(family, (String) content.get("name"), (String) content.getOrDefault("kind", "lua"), content);
  }

  /** What has to happen. */
  Map<String, Object> expectation() {
    if (!"as recorded".equals(content.get("expect"))) {
      return Json.object(content.get("expect"));
    }
    Map<String, Object> recorded = new LinkedHashMap<>(Json.object(content.get("recorded")));
    if (Json.objects(recorded.get("responses")).stream().anyMatch(each -> (Integer) each.get("status") >= 400)
        && Json.flag(recorded, "closed")) {
      // The original closed after its error pages, which binds nobody.
      recorded.remove("closed");
    }
    return recorded;
  }
}
