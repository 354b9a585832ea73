import type { SignInPageProps } from '@backstage/plugin-app-react';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button, Text, VisuallyHidden } from '@backstage/ui';
import { RiGithubFill } from '@remixicon/react';
import { Wheel } from '../branding';
import { SignInProblemAlert } from './SignInProblemAlert';
import { signInTranslationRef } from './translation';
import { useGithubSignIn } from './useGithubSignIn';
import styles from './SignInPage.module.css';

export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const { t } = useTranslationRef(signInTranslationRef);
  const config = useApi(configApiRef);
  const { state, signIn } = useGithubSignIn(onSignInSuccess);
  const portal = config.getString('app.title');
  const organization = config.getOptionalString('organization.name') ?? portal;

  if (state.phase === 'checking') {
    return (
      <div className={styles.checking} role="status">
        <Wheel size={56} />
        <VisuallyHidden>{t('checking')}</VisuallyHidden>
      </div>
    );
  }

  const isSigningIn = state.phase === 'signingIn';

  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <div className={styles.name}>
          <Wheel size={40} />
          <span>{portal}</span>
        </div>
        <p className={styles.pitch}>{t('pitch')}</p>
        <ul className={styles.benefits}>
          <li>{t('benefits.create')}</li>
          <li>{t('benefits.find')}</li>
          <li>{t('benefits.read')}</li>
        </ul>
      </header>
      <main className={styles.form}>
        <Text as="h1" variant="title-small" weight="bold">
          {t('heading', { portal })}
        </Text>
        <Text color="secondary">
          {t('explanation', { portal, organization })}
        </Text>
        {state.phase === 'signedOut' && state.problem && (
          <SignInProblemAlert problem={state.problem} detail={state.detail} />
        )}
        <Button size="medium" iconStart={<RiGithubFill />} onPress={signIn}>
          {t('signIn')}
        </Button>
        <Text role="status" color="secondary" className={styles.hint}>
          {isSigningIn && t('windowOpen')}
        </Text>
      </main>
    </div>
  );
};
