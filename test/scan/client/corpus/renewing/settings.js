export default Object.freeze({ SERVER: { ORIGIN: 'https://kiosk.example.com/', RENEWAL: 'session/renewal' } });
