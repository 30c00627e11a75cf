@org.jspecify.annotations.NullMarked
package tongbao.api.v1.contract;
