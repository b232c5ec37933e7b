package io.moonbus;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.moonbus");

  @Test
  void theContractDependsOnNothingElse() {
    noClasses().that().resideInAPackage("io.moonbus.event..")
        .should().dependOnClassesThat().resideInAnyPackage("io.moonbus.value..", "io.moonbus.http..",
            "io.moonbus.cluster..", "io.moonbus.lua..", "io.moonbus.server..")
        .check(CLASSES);
  }

  @Test
  void theClusterKnowsNothingOfWhatUsesIt() {
    noClasses().that().resideInAPackage("io.moonbus.cluster..")
        .should().dependOnClassesThat().resideInAnyPackage("io.moonbus.data..", "io.moonbus.http..",
            "io.moonbus.lua..", "io.moonbus.admin..", "io.moonbus.server..")
        .check(CLASSES);
  }

  @Test
  void whatCountsKnowsNobodyWhoCounts() {
    noClasses().that().resideInAPackage("io.moonbus.measure..")
        .should().dependOnClassesThat().resideInAnyPackage("io.moonbus.event..", "io.moonbus.cluster..",
            "io.moonbus.data..", "io.moonbus.http..", "io.moonbus.lua..", "io.moonbus.admin..", "io.moonbus.server..")
        .check(CLASSES);
  }

  @Test
  void operatorsKnowNeitherScriptsNorProtocols() {
    noClasses().that().resideInAPackage("io.moonbus.admin..")
        .should().dependOnClassesThat().resideInAnyPackage("io.moonbus.http..", "io.moonbus.lua..", "org.luaj..",
            "io.moonbus.data..")
        .check(CLASSES);
  }

  @Test
  void protocolsNeverImportLua() {
    noClasses().that().resideInAnyPackage("io.moonbus.http..", "io.moonbus.value..")
        .should().dependOnClassesThat().resideInAnyPackage("io.moonbus.lua..", "org.luaj..")
        .allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void onlyTheServerKnowsTheServer() {
    noClasses().that().resideOutsideOfPackage("io.moonbus.server..")
        .should().dependOnClassesThat().resideInAPackage("io.moonbus.server..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.moonbus.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
