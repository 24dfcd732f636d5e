package io.engagements.query.party;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * How answers name who acted, wherever they do: what has a {@code party} and a {@code person} beside it tells the account
 * only as long as the party is not erased (see {@link Pseudonyms}).
 */
@Configuration(proxyBeanMethods = false)
class NamelessAnswers {

    private static final String PARTY = "party";
    private static final String PERSON = "person";
    private static final Set<String> ACCOUNTS = Set.of(PERSON, "onBehalfOf");

    @Bean
    JsonMapperBuilderCustomizer namelessAccounts(ObjectProvider<Pseudonyms> pseudonyms) {
        SimpleModule module = new SimpleModule("nameless-accounts");
        module.setSerializerModifier(new Accounts(pseudonyms));
        return mapper -> mapper.addModule(module);
    }

    private static final class Accounts extends ValueSerializerModifier {

        private static final long serialVersionUID = 1L;

        private final transient ObjectProvider<Pseudonyms> pseudonyms;

        Accounts(ObjectProvider<Pseudonyms> pseudonyms) {
            this.pseudonyms = pseudonyms;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            boolean acting = properties.stream().anyMatch(each -> each.getName().equals(PERSON));
            Optional<BeanPropertyWriter> party = properties.stream()
                    .filter(each -> acting && each.getName().equals(PARTY))
                    .filter(each -> each.getType().hasRawClass(String.class))
                    .findFirst();
            properties.replaceAll(property -> replaced(property, party));
            return properties;
        }

        private BeanPropertyWriter replaced(BeanPropertyWriter property, Optional<BeanPropertyWriter> party) {
            if (party.isPresent() && ACCOUNTS.contains(property.getName())) {
                return new Account(property, party.get(), pseudonyms);
            }
            return property.getType().isTypeOrSubTypeOf(JsonNode.class) ? new Tree(property, pseudonyms) : property;
        }
    }

    /** The account of who acted. */
    private static final class Account extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        private final BeanPropertyWriter party;
        private final transient ObjectProvider<Pseudonyms> pseudonyms;

        Account(BeanPropertyWriter account, BeanPropertyWriter party, ObjectProvider<Pseudonyms> pseudonyms) {
            super(account);
            this.party = party;
            this.pseudonyms = pseudonyms;
        }

        private Account(Account other, PropertyName name) {
            super(other, name);
            party = other.party;
            pseudonyms = other.pseudonyms;
        }

        @Override
        protected BeanPropertyWriter _new(PropertyName name) {
            return new Account(this, name);
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator writer, SerializationContext context)
                throws Exception {
            String account = (String) get(bean);
            String told = pseudonyms.getObject().of((String) party.get(bean), account);
            if (told == null || told.equals(account)) {
                super.serializeAsProperty(bean, writer, context);
            } else {
                writer.writeStringProperty(getName(), told);
            }
        }
    }

    /** What an event holds, as it was stored. */
    private static final class Tree extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        private final transient ObjectProvider<Pseudonyms> pseudonyms;

        Tree(BeanPropertyWriter tree, ObjectProvider<Pseudonyms> pseudonyms) {
            super(tree);
            this.pseudonyms = pseudonyms;
        }

        private Tree(Tree other, PropertyName name) {
            super(other, name);
            pseudonyms = other.pseudonyms;
        }

        @Override
        protected BeanPropertyWriter _new(PropertyName name) {
            return new Tree(this, name);
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator writer, SerializationContext context)
                throws Exception {
            JsonNode tree = (JsonNode) get(bean);
            List<JsonNode> acting = tree == null ? List.of() : tree.findParents(PERSON);
            if (acting.isEmpty()) {
                super.serializeAsProperty(bean, writer, context);
                return;
            }
            JsonNode told = tree.deepCopy();
            told.findParents(PERSON).forEach(this::tell);
            writer.writePOJOProperty(getName(), told);
        }

        private void tell(JsonNode acting) {
            String party = acting.path(PARTY).asString("");
            for (String field : ACCOUNTS) {
                if (!party.isEmpty() && acting.path(field).isString()) {
                    ((ObjectNode) acting)
                            .put(
                                    field,
                                    pseudonyms
                                            .getObject()
                                            .of(party, acting.path(field).asString()));
                }
            }
        }
    }
}
