package io.moonbus.lua.engine.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaBoolean;
import org.objectweb.asm.Type;

class CorrectedClassesTest {

  @Test
  void theClassesOfTheBuildAreCorrected() {
    assertThatCode(CorrectedClasses::check).doesNotThrowAnyException();
  }

  @Test
  void everyCorrectedClassIsChecked() {
    assertThat(CorrectedClasses.ALL).extracting(Type::getInternalName).containsExactlyInAnyOrderElementsOf(
        Corrections.ALL.stream().map(Correction::owner).filter(owner -> !owner.contains("$")).distinct().toList());
  }

  @Test
  void aClassFromTheJarIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> CorrectedClasses.check(LuaBoolean.class)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("org.luaj.vm2.LuaBoolean comes from").hasMessageContaining("luaj-jse")
        .hasMessageContaining("put Moonbus before luaj in the class path");
  }
}
