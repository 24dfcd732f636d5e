package io.engagements.command;

import io.engagements.command.candidacy.CandidacyAggregate;
import io.engagements.command.candidacy.OpenCandidacies;
import io.engagements.command.endpoint.CommandTransaction;
import io.engagements.command.engagement.EngagementAggregate;
import io.engagements.command.engagement.RunningEngagements;
import io.engagements.command.ledger.CommitSignal;
import io.engagements.command.party.PartyAggregate;
import io.engagements.command.party.PartyRows;
import io.engagements.command.store.AggregateRepository;
import io.engagements.command.store.TracedEvents;
import io.engagements.command.timer.DueRows;
import io.engagements.rules.Directory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Axon, wired by hand: its auto-configuration stores nothing when there is only JDBC, and does not say so. There is no
 * event processor here, so nothing can follow the event table instead of the ledger.
 */
@Configuration(proxyBeanMethods = false)
class AxonWiring {

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(EventStorageEngine engine, CommandTransaction commandTransaction) {
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        store.registerDispatchInterceptor(commandTransaction);
        store.registerDispatchInterceptor(new TracedEvents());
        return store;
    }

    /** Every command has a transaction of its own, also when whoever sends it is in one. */
    @Bean
    CommandBus commandBus(
            PlatformTransactionManager transactions, CommandTransaction commandTransaction, CommitSignal signal) {
        CommandBus bus = SimpleCommandBus.builder()
                .transactionManager(new SpringTransactionManager(
                        transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW)))
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        bus.registerHandlerInterceptor((unit, chain) -> {
            unit.afterCommit(done -> signal.raise());
            return chain.proceed();
        });
        bus.registerHandlerInterceptor(commandTransaction);
        return bus;
    }

    /** The aggregates' repositories; subscribing them to the bus opens the command side. */
    @Bean
    RepositoryProvider repositories(
            EventStore store,
            Cache candidacyCache,
            Cache engagementCache,
            Cache partyCache,
            CommandBus bus,
            Directory directory,
            DueRows due,
            OpenCandidacies open,
            RunningEngagements running,
            PartyRows parties) {
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(List.of(
                ClasspathParameterResolverFactory.forClass(AxonWiring.class),
                new SimpleResourceParameterResolverFactory(List.of(directory, due, open, running, parties))));
        Map<Class<?>, Cache> caches = Map.of(
                CandidacyAggregate.class, candidacyCache,
                EngagementAggregate.class, engagementCache,
                PartyAggregate.class, partyCache);
        Repositories repositories = new Repositories(store, caches, parameters);
        caches.keySet().forEach(type -> repositories.subscribe(type, bus));
        return repositories;
    }

    /** Knows every repository, so that a hiring can begin an engagement in the candidacy's transaction. */
    private static final class Repositories implements RepositoryProvider {

        private final Map<Class<?>, Repository<?>> byType = new HashMap<>();
        private final ParameterResolverFactory parameters;

        Repositories(EventStore store, Map<Class<?>, Cache> caches, ParameterResolverFactory parameters) {
            this.parameters = parameters;
            caches.forEach((type, cache) -> byType.put(type, repository(type, store, cache)));
        }

        private <T> Repository<T> repository(Class<T> type, EventStore store, Cache cache) {
            return new AggregateRepository<>(EventSourcingRepository.builder(type)
                    .parameterResolverFactory(parameters)
                    .eventStore(store)
                    .cache(cache)
                    .filterByAggregateType()
                    .repositoryProvider(this));
        }

        <T> void subscribe(Class<T> type, CommandBus bus) {
            AggregateAnnotationCommandHandler.<T>builder()
                    .aggregateType(type)
                    .repository(repositoryFor(type))
                    .parameterResolverFactory(parameters)
                    .build()
                    .subscribe(bus);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Repository<T> repositoryFor(Class<T> type) {
            return (Repository<T>) Objects.requireNonNull(byType.get(type));
        }
    }
}
