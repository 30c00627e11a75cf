package tongbao;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import tongbao.access.Allowed;

/** Who may know whom. Each package may use those before it in the list, and none behind it. */
@AnalyzeClasses(packages = "tongbao", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final List<String> ORDER =
      List.of(
          "tongbao.edition..",
          "tongbao.sheet..",
          "tongbao.check..",
          "tongbao.unit..",
          "tongbao.filing..",
          "tongbao.totals..",
          "tongbao.evidence..",
          "tongbao.reading..",
          "tongbao.rendering..",
          "tongbao.access..",
          "tongbao.desk..",
          "tongbao.store..",
          "tongbao.api.v1..",
          "tongbao.web..");

  private static final String[] DOMAIN = ORDER.subList(0, 7).toArray(String[]::new);

  @ArchTest static final ArchRule importsFollowTheOrder = importsFollowTheOrder();

  @ArchTest
  static final ArchRule theDomainKnowsNoFramework =
      noClasses()
          .that(resideInAnyPackage(DOMAIN))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "org.hibernate..",
              "io.vertx..",
              "io.smallrye..",
              "org.eclipse.microprofile..",
              "java.sql..",
              "javax.sql..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsSql =
      noClasses()
          .that(resideInAPackage("tongbao.."))
          .and()
          .resideOutsideOfPackages("tongbao.store..", "tongbao")
          .and()
          .doNotHaveSimpleName("Failures")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.hibernate..", "io.agroal..");

  @ArchTest
  static final ArchRule everythingHasAPlaceInTheOrder =
      classes()
          .that()
          .resideOutsideOfPackage("tongbao")
          .should()
          .resideInAnyPackage(ORDER.toArray(String[]::new));

  @ArchTest
  static final ArchRule noCycles = slices().matching("tongbao.(*)..").should().beFreeOfCycles();

  /** The gate refuses the others at run time; here it is found before. */
  @ArchTest
  static final ArchRule everyEndpointSaysWhomItServes =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("tongbao.api..")
          .should()
          .beAnnotatedWith(Allowed.class);

  private static ArchRule importsFollowTheOrder() {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i + 1 < ORDER.size(); i++) {
      rules.add(
          noClasses()
              .that(resideInAPackage(ORDER.get(i)))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new))
              .allowEmptyShould(true));
    }
    return CompositeArchRule.of(rules);
  }
}
