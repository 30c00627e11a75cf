package tongbao.api.v1.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes the document as YAML that every parser reads alike. The service's own YAML leaves a lone
 * {@code =} without quotes, which YAML 1.1 takes for something else.
 */
final class ContractYaml {

  private ContractYaml() {}

  static String of(JsonNode document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setSplitLines(false);
    return new Yaml(new Paragraphs(options), options)
        .dump(new ObjectMapper().convertValue(document, Object.class));
  }

  /** Keeps the lines of texts that have several. */
  private static final class Paragraphs extends Representer {
    Paragraphs(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, ScalarStyle style) {
      if (value.contains("\n")) {
        return super.representScalar(tag, value, ScalarStyle.LITERAL);
      }
      return super.representScalar(
          tag, value, value.equals("=") ? ScalarStyle.SINGLE_QUOTED : style);
    }
  }
}
