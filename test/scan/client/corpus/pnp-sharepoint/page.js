async function countShips() {
  const found = await pnp.sp.web.lists.getByTitle('Ships').items.filter('Afloat eq 1').get();
  await pnp.sp.web.lists.getByTitle('Counts').items.getById(found[0].Id).update({ Count: found.length });
}
