package tongbao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's commands, run one after the other against the packaged service. With {@code
 * -Dtongbao.readme.update=true} what they print is written into the README.
 */
class ReadmeIT {

  private static final Path README = Path.of("README.md");
  private static final Pattern COMMAND =
      Pattern.compile("```console\n\\$ (?<command>[^\n]*)\n(?<output>.*?)```", Pattern.DOTALL);

  @TempDir Path data;

  @Test
  void everyCommandPrintsWhatTheReadmeShows() throws Exception {
    String readme = Files.readString(README, UTF_8);
    String shown = readme;
    int commands = 0;
    Map<String, String> token = Map.of("TONGBAO_ADMIN_TOKEN", "let-me-in-2016");
    try (PackagedService service = PackagedService.start(data, token)) {
      Matcher block = COMMAND.matcher(readme);
      while (block.find()) {
        String command = block.group("command");
        if (command.startsWith("mvn ")) {
          continue;
        }
        commands++;
        String printed = run(command, service.port());
        shown = shown.replace(block.group(), "```console\n$ " + command + "\n" + printed + "```");
      }
    }
    assertTrue(commands >= 6, "only " + commands + " commands found");
    if (Boolean.getBoolean("tongbao.readme.update")) {
      Files.writeString(README, shown, UTF_8);
    } else {
      assertEquals(readme, shown);
    }
  }

  private static String run(String command, int port) throws IOException, InterruptedException {
    String here =
        command
            .replace("localhost:8080", "127.0.0.1:" + port)
            .replace("filing.json", "target/filing.json");
    Process shell = new ProcessBuilder("bash", "-c", here).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertTrue(shell.waitFor(30, TimeUnit.SECONDS), command);
    return printed.isEmpty() || printed.endsWith("\n") ? printed : printed + "\n";
  }
}
