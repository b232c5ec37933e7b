package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.server.AdminClient.UnreachableException;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which node a command is for. */
class AdminAddressTest {

  @TempDir
  Path home;

  @Test
  void theNodeWithTheSameDataFolderIsMeantWhenNoneIsNamed() throws Exception {
    running("http://127.0.0.1:1234");
    file("[admin]\nhost = 10.0.0.1\nport = 99\ntoken = of the file of settings\n");
    assertThat(AdminAddress.find(loader().load())).contains(new AdminAddress("http://127.0.0.1:1234", "own", true));
  }

  @Test
  void anAddressOnTheCommandLineIsMeantInsteadOfTheNodeHere() throws Exception {
    running("http://127.0.0.1:1234");
    assertThat(AdminAddress.find(loader().set("admin.port", "99").set("admin.token", "x").load()))
        .contains(new AdminAddress("http://127.0.0.1:99", "x", false));
    assertThat(AdminAddress.find(loader().set("admin.host", "10.0.0.1").load()))
        .contains(new AdminAddress("http://10.0.0.1:8090", "", false));
  }

  @Test
  void anAddressInTheEnvironmentIsMeantInsteadOfTheNodeHere() throws Exception {
    running("http://127.0.0.1:1234");
    assertThat(AdminAddress.find(loader().environment(Map.of("MOONBUS_ADMIN_HOST", "other", "MOONBUS_ADMIN_PORT", "99",
        "MOONBUS_ADMIN_TOKEN", "x")).load())).contains(new AdminAddress("http://other:99", "x", false));
  }

  @Test
  void aNamedAddressThatIsThatOfTheNodeHereNeedsNoToken() throws Exception {
    running("http://127.0.0.1:1234");
    assertThat(AdminAddress.find(loader().set("admin.host", "0.0.0.0").set("admin.port", "1234").load()))
        .contains(new AdminAddress("http://127.0.0.1:1234", "own", true));
    assertThat(AdminAddress.find(loader().set("admin.port", "auto").load()))
        .contains(new AdminAddress("http://127.0.0.1:1234", "own", true));
    assertThat(AdminAddress.find(loader().set("admin.token", "named").load()))
        .contains(new AdminAddress("http://127.0.0.1:1234", "named", true));
  }

  @Test
  void addressesOfVersion6HaveBracketsInUrls() throws Exception {
    assertThat(AdminAddress.find(loader().set("admin.host", "2001:db8::1").set("admin.port", "99").load()))
        .contains(new AdminAddress("http://[2001:db8::1]:99", "", false));
    running("http://[::1]:99");
    assertThat(AdminAddress.find(loader().set("admin.host", "::1").set("admin.port", "99").load()))
        .contains(new AdminAddress("http://[::1]:99", "own", true));
  }

  @Test
  void withoutANodeHereTheFileOfSettingsTellsOneWhenItHasAToken() throws Exception {
    assertThat(AdminAddress.find(loader().load())).isEmpty();
    file("[admin]\nhost = 10.0.0.1\nport = 99\ntoken = x\n");
    assertThat(AdminAddress.find(loader().load())).contains(new AdminAddress("http://10.0.0.1:99", "x", false));
  }

  @Test
  void whatIsMissingIsTold() throws Exception {
    assertThatThrownBy(() -> AdminAddress.find(loader().set("admin.host", "other").set("admin.port", "auto").load()))
        .isInstanceOf(UnreachableException.class).hasMessageContaining("--admin.port");
    assertThatThrownBy(() -> AdminClient.of(loader().set("admin.port", "99").load()))
        .hasMessageContaining("http://127.0.0.1:99 wants a token: set MOONBUS_ADMIN_TOKEN");
    assertThatThrownBy(() -> AdminClient.of(loader().load())).hasMessageContaining("no server runs with this data folder");
    Files.createDirectories(home.resolve("data"));
    Files.writeString(home.resolve("data/.admin.json"), "{");
    assertThatThrownBy(() -> AdminAddress.find(loader().load())).hasMessageContaining("is damaged");
  }

  private SettingsLoader loader() {
    return new SettingsLoader().home(home);
  }

  private void running(String url) throws IOException {
    Files.createDirectories(home.resolve("data"));
    Files.writeString(home.resolve("data/.admin.json"),
        "{\"url\":\"" + url + "\",\"token\":\"own\",\"pid\":1,\"node\":\"n\"}");
  }

  private void file(String text) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/moonbus.ini"), text);
  }
}
