package tongbao.api.v1.contract;

/** Whether the contract's files are to be written instead of compared. */
final class Update {

  static final String COMMAND = "mvn test -Dtest='OpenApi*Test' -Dtongbao.openapi.update=true";

  private Update() {}

  static boolean wanted() {
    return Boolean.getBoolean("tongbao.openapi.update");
  }
}
