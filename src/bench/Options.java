import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was asked for on the command line: --name or --name=value. */
record Options(List<String> given) {

  static Options of(String[] arguments, String... known) {
    for (String argument : arguments) {
      if (!List.of(known).contains(argument.replaceFirst("=.*", ""))) {
        System.err.println("Unknown: " + argument + "; known: " + String.join(" ", known));
        System.exit(2);
      }
    }
    return new Options(Arrays.asList(arguments));
  }

  boolean has(String name) {
    return given.contains(name);
  }

  Optional<String> value(String name) {
    return given.stream()
        .filter(option -> option.startsWith(name + "="))
        .map(option -> option.substring(name.length() + 1))
        .findFirst();
  }

  double number(String name, double otherwise) {
    return value(name).map(Double::parseDouble).orElse(otherwise);
  }
}
